import { describe, expect, it } from 'vitest';

import type { Command } from '../../../engine/commands/command.ts';
import { evaluate } from '../../../engine/evaluation/evaluate.ts';
import { consequenceOf, type Preview, tryCommand } from '../../../engine/evaluation/preview.ts';
import { err } from '../../../engine/result.ts';
import { awsPriceBook } from '../../../engine/prices/awsPriceBook.ts';
import type { SceneCell } from '../../../engine/scene/scene.ts';
import { colorSchemes } from '../../../engine/scene/tokens.ts';
import { generatedDesign } from '../../../engine/templates/generatedDesign.ts';
import { shownScene } from '../canvasScene.testing.ts';
import { none } from '../picture.ts';
import { boxSession } from './boxSession.ts';
import { canCarry, gatewaySession } from './gatewaySession.ts';
import { reorderSession } from './reorderSession.ts';
import { resizeSession } from './resizeSession.ts';
import type { Session } from './session.ts';
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

  it('shows that the figures are still awaited, and takes a drop', () => {
    const { session } = start();

    expect(session.move(middle('c', 'ecs'), { x: 0, y: 0 })).toEqual({
      text: 'ECS tasks, us-east-1c: working it out…',
      refused: false,
    });
    expect(session.drop()).toEqual({ type: 'moveSubnet', id: 'ecs-b', zone: 'c' });
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

    expect(session.move(middle('c', 'ecs'), { x: 0, y: 0 })).toEqual({
      text: 'ECS tasks, us-east-1c',
      refused: false,
    });
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

describe('dragging a subnet over 72 cells', () => {
  const tiers = 12;
  const large = generatedDesign({ zones: 6, tiers, subnets: 72, groups: 1, flows: 0 });
  const grid: readonly SceneCell[] = Object.keys(large.zones).flatMap((zone, column) =>
    Object.keys(large.tiers).map((tier, row) => ({
      zone,
      tier,
      rect: { x: column * 100, y: row * 100, width: 90, height: 90 },
    })),
  );
  const promised: Preview = {
    ok: true,
    value: { monthlyUsd: 0, deltaUsd: 0, errors: 0, warnings: 0, cidrs: {} },
  };
  const settle = () => new Promise((done) => setTimeout(done));
  const over = ({ rect }: SceneCell) => ({ x: rect.x + 45, y: rect.y + 45 });
  const [first, ...others] = grid;
  const last = grid.at(-1)!;
  const [subnet] = Object.entries(large.subnets).find(
    ([, { zone, tier }]) => zone === first?.zone && tier === first.tier,
  )!;

  /** What was asked, piece by piece; a piece is answered when the test says so. */
  function carry() {
    const asked: (readonly Command[])[] = [];
    let reply: (previews: readonly Preview[] | null) => void = () => {};
    const session = subnetSession({
      design: large,
      subnet,
      home: first!.rect,
      cells: grid,
      palette,
      ask: (commands) => {
        asked.push(commands);
        return new Promise((resolve) => (reply = resolve));
      },
      changed: () => true,
    });
    const answer = async (previews: readonly Preview[] | null = asked.at(-1)!.map(() => promised)) => {
      reply(previews);
      await settle();
    };
    return { session, asked, answer };
  }

  it('may be dropped on every one of them, before any was answered for', () => {
    const { session } = carry();

    for (const cell of others) {
      expect(session.move(over(cell), { x: 0, y: 0 })).toMatchObject({ refused: false });
      expect(session.drop()).toMatchObject({ type: 'moveSubnet', id: subnet });
    }
    expect(session.move(over(first!), { x: 0, y: 0 }).text).toContain('stands here');
    expect(session.drop()).toBeNull();
  });

  it('asks about each once, a few at a time, what is nearest first', async () => {
    const { asked, answer } = carry();

    for (let pieces = 0; pieces < others.length && asked.flat().length < others.length; pieces += 1)
      await answer();
    await answer();

    expect(new Set(asked.flat().map((command) => JSON.stringify(command))).size).toBe(71);
    expect(asked.flat()).toHaveLength(71);
    expect(Math.max(...asked.map(({ length }) => length))).toBeLessThanOrEqual(3);
    const [below, beside] = [grid[1], grid[tiers]];
    expect(asked[0]).toEqual([
      { type: 'moveSubnet', id: subnet, tier: below?.tier },
      { type: 'moveSubnet', id: subnet, zone: beside?.zone },
    ]);
  });

  it('asks about the place under the pointer before all others, and then about what is near it', async () => {
    const { session, asked, answer } = carry();
    session.move(over(last), { x: 0, y: 0 });

    await answer();
    expect(asked[1]).toEqual([{ type: 'moveSubnet', id: subnet, zone: last.zone, tier: last.tier }]);
    await answer();
    expect(session.move(over(last), { x: 0, y: 0 }).text).toMatch(/: keeps its CIDR · same cost$/);
    const near = grid.filter((_, at) => at === grid.length - 2 || at === grid.length - 1 - tiers);
    expect(asked[2]?.map((command) => command.type === 'moveSubnet' && command.zone).sort()).toEqual(
      near.map(({ zone }) => zone).sort(),
    );
  });

  it('asks no more when nobody can answer, and knows of the place under the pointer by itself', async () => {
    const { session, asked, answer } = carry();

    await answer(null);

    expect(asked).toHaveLength(1);
    expect(session.move(over(last), { x: 0, y: 0 })).toMatchObject({ refused: false });
    expect(session.move(over(last), { x: 0, y: 0 }).text).not.toContain('working');
  });
});

describe('dragging what serves the network', () => {
  const carry = (thing: string, of = design) =>
    gatewaySession({
      ...{ design: of, thing, cells, palette, home: frames[thing] ?? frames['vpc']! },
      ask: (commands) => Promise.resolve(commands.map(previewHere)),
      changed: () => true,
    });
  const over = (session: Session | null, zone: string, tier: string) =>
    session?.move(middle(zone, tier), { x: 0, y: 0 }).text;

  it('moves the one NAT gateway to another zone, and says what that costs', async () => {
    const session = carry('nat:b', { ...design, nat: { mode: 'single', zone: 'b' } });
    await new Promise((done) => setTimeout(done));

    expect(over(session, 'b', 'data')).toBe('The NAT gateway stands here');
    expect(session?.drop()).toBeNull();
    expect(over(session, 'c', 'data')).toMatch(/^us-east-1c: /);
    expect(session?.drop()).toEqual({ type: 'setNat', mode: 'single', zone: 'c' });
    expect(session?.move({ x: -1000, y: -1000 }, { x: 0, y: 0 }).text).toMatch(/^Drop on a zone/);
    expect(session?.drop()).toBeNull();
  });

  it('moves an interface endpoint to another tier', async () => {
    const session = carry('endpoint:ecr-api');
    await new Promise((done) => setTimeout(done));

    expect(over(session, 'a', 'ecs')).toMatch(/stands here$/);
    expect(over(session, 'c', 'data')).toMatch(/^RDS .*: (same cost|[+−]\$)/);
    expect(session?.drop()).toEqual({ type: 'setEndpoint', id: 'ecr-api', changes: { tier: 'data' } });
  });

  it('leaves alone what stands in every zone, in route tables, or elsewhere', () => {
    for (const thing of ['nat:a', 'endpoint:s3', 'internet-gateway', 'subnet:ecs-b', 'nat:regional']) {
      expect(carry(thing)).toBeNull();
      expect(canCarry(design, thing)).toBe(false);
    }
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
