import type { Id } from '../design/design.ts';

const ID_LENGTH = 63;

/**
 * An id made of the words in `text`, with what AWS and JSON keys cannot hold left out: "ECS tasks" gives `ecs-tasks`;
 * text without any such character gives `fallback`.
 */
export function idFrom(text: string, fallback: Id): Id {
  const words = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, ID_LENGTH)
    .replace(/-+$/, '');
  return words === '' ? fallback : words;
}

/** `wanted`, or the first of `wanted-2`, `wanted-3`, … that is no key of `record` and not reserved. */
export function freeId(record: Readonly<Record<Id, unknown>>, wanted: Id): Id {
  if (!Object.hasOwn(record, wanted) && wanted !== 'constructor' && wanted !== 'prototype') return wanted;
  for (let number = 2; ; number += 1) {
    const suffix = `-${number}`;
    const id = wanted.slice(0, ID_LENGTH - suffix.length) + suffix;
    if (!Object.hasOwn(record, id)) return id;
  }
}
