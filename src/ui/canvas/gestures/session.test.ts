import { describe, expect, it } from 'vitest';

import type { Command } from '../../../engine/commands/command.ts';
import { evaluate } from '../../../engine/evaluation/evaluate.ts';
import { consequenceOf, type Preview, tryCommand } from '../../../engine/evaluation/preview.ts';
import { err } from '../../../engine/result.ts';
import { awsPriceBook } from '../../../engine/prices/awsPriceBook.ts';
import { colorSchemes } from '../../../engine/scene/tokens.ts';
import { shownScene } from '../canvasScene.testing.ts';
import { none } from '../picture.ts';
import { boxSession } from './boxSession.ts';
import { reorderSession } from './reorderSession.ts';
import { resizeSession } from './resizeSession.ts';
import { subnetSession } from './subnetSession.ts';

const { design, evaluation, prepared } = shownScene();
const { frames, cells, securityOrigin } = prepared.scene;
const palette = colorSchemes.light;
const middle = (zone: string, tier: string) => {
  const { x, y, width, height } = cells.find((cell) => cell.zone === zone && cell.tier === tier)!.rect;
  return { x: x + width / 2, y: y + height / 2 };
};

const previewHere = (command: Command): Preview =>
  consequenceOf(
    evaluation,
    tryCommand(design, command, (edited) => evaluate(edited, awsPriceBook)),
  );

describe('dragging a subnet', () => {
  const start = (preview: ((command: Command) => Preview) | null = previewHere) => {
    let answered = () => {};
    const answer = new Promise<void>((done) => (answered = done));
    const session = subnetSession({
      design,
      subnet: 'ecs-b',
      home: frames['subnet:ecs-b']!,
      cells,
      palette,
      ask: (commands) => Promise.resolve(preview === null ? null : commands.map(preview)),
      changed: () => {
        answered();
        return true;
      },
    });
    return { session, answer };
  };

  it('says which CIDR it would get and what it would cost, and moves it there', async () => {
    const { session, answer } = start();
    await answer;

    const badge = session.move(middle('c', 'ecs'), { x: 0, y: 0 });

    expect(badge.text).toMatch(
      /^ECS tasks, us-east-1c: 10\.0\.12\.0\/22 · (same cost|[+−]\$[\d.,]+\/month)$/,
    );
    expect(session.drop()).toEqual({ type: 'moveSubnet', id: 'ecs-b', zone: 'c' });
  });

  it.each([
    ['all of it', 5, /^10\.[\d.]+\/\d\d · (?:same cost|[+−]\$[\d.,]+)$/],
    ['the address', 9, /^10\.[\d.]+\/\d\d$/],
    ['nothing', 20, null],
  ])('writes into cells what has room there: %s', async (_, perCharacter, words) => {
    const { session, answer } = start();
    await answer;
    const written: string[] = [];
    const labels: number[] = [];
    const context = {
      ...Object.fromEntries(['beginPath', 'fill', 'stroke', 'setLineDash'].map((name) => [name, () => {}])),
      measureText: (text: string) => ({ width: text.length * perCharacter }),
      fillText: (text: string) => written.push(text),
      roundRect: (_x: number, _y: number, width: number, height: number) => height < 40 && labels.push(width),
    } as unknown as CanvasRenderingContext2D;

    session.overlay(context, 1, frames['vpc']!);

    expect(written.every((text) => words?.test(text))).toBe(true);
    expect(written.length > 0).toBe(words !== null);
    const room = Math.min(...cells.map(({ rect }) => rect.width)) - 10;
    expect(labels.every((width) => width <= room)).toBe(true);
  });

  it('shows that the figures are still awaited', () => {
    expect(start().session.move(middle('c', 'ecs'), { x: 0, y: 0 }).text).toBe('ECS tasks, us-east-1c: …');
  });

  it('says why a place is refused, and does nothing there', async () => {
    const { session, answer } = start(() => err({ type: 'moveSubnet/no-room', message: 'Not here.' }));
    await answer;

    expect(session.move(middle('c', 'ecs'), { x: 0, y: 0 })).toEqual({ text: 'Not here.', refused: true });
    expect(session.drop()).toBeNull();
  });

  it('still knows where it may be dropped when nobody can work out the figures', async () => {
    const { session, answer } = start(null);
    await answer;

    expect(session.move(middle('c', 'ecs'), { x: 0, y: 0 }).refused).toBe(false);
    expect(session.drop()).toEqual({ type: 'moveSubnet', id: 'ecs-b', zone: 'c' });
  });

  it('has nothing new to paint while the pointer stays over one place', async () => {
    const { session, answer } = start();
    await answer;
    const { x, y } = middle('c', 'ecs');
    session.move({ x, y }, { x: 0, y: 0 });
    const look = session.look();

    session.move({ x: x + 3, y }, { x: 3, y: 0 });
    expect(session.look()).toBe(look);
    session.move(middle('a', 'ecs'), { x: 0, y: 0 });
    expect(session.look()).not.toBe(look);
  });

  it('does nothing at home or beside every cell', () => {
    const { session } = start();

    session.move(middle('b', 'ecs'), { x: 0, y: 0 });
    expect(session.drop()).toBeNull();
    session.move({ x: -1000, y: -1000 }, { x: 0, y: 0 });
    expect(session.drop()).toBeNull();
  });
});

describe('reordering', () => {
  it('puts a zone where it is let go', () => {
    const session = reorderSession(design, 'zone:a', frames, palette)!;
    const last = frames['zone:c']!;

    expect(session.drop()).toBeNull();
    session.move({ x: 0, y: 0 }, { x: last.x + 5, y: last.y });
    expect(session.drop()).toEqual({ type: 'moveZone', id: 'a', index: 2 });
  });

  it('puts a tier where it is let go', () => {
    const session = reorderSession(design, 'tier:messaging', frames, palette)!;
    const first = frames['tier:public']!;

    session.move({ x: 0, y: 0 }, { x: first.x, y: first.y - 5 });
    expect(session.drop()).toEqual({ type: 'moveTier', id: 'messaging', index: 0 });
  });
});

describe('carrying a box of the security graph', () => {
  it('remembers its place from the corner of the graph', () => {
    const options = { palette, textless: none, moving: none, lit: null, onTheWay: null, lagging: false };
    const session = boxSession(prepared, 'group:alb', options)!;

    expect(session.drop()).toBeNull();
    session.move({ x: 0, y: 0 }, { x: securityOrigin!.x + 40, y: securityOrigin!.y + 60 });
    expect(session.drop()).toEqual({ type: 'placeBox', ref: 'group:alb', x: 40, y: 60 });
  });
});

describe('pulling the lower edge of a card', () => {
  const card = frames['subnet:ecs-b']!;
  const pull = (pixels: number) => {
    const session = resizeSession(design, 'ecs-b', card, 1, palette)!;
    const badge = session.move({ x: card.x, y: card.y + card.height + pixels }, card);
    return { badge, command: session.drop() };
  };

  it('goes through the sizes and says how many addresses each has', () => {
    const { badge, command } = pull(-22);

    expect(badge.text).toContain('/23 · 512 addresses');
    expect(command).toEqual({ type: 'resizeSubnet', id: 'ecs-b', prefix: 23 });
  });

  it('does nothing when it is let go where it was', () => {
    expect(pull(3).command).toBeNull();
  });
});
