import type { Command } from '../../commands/command.ts';
import type { Id, Intent, Ref } from '../../design/design.ts';

/** One packet, as people read it. */
export type IntentPacket = {
  /** `tcp`, `icmp`, `protocol 50`. */
  readonly protocol: string;
  readonly source: string;
  readonly sourcePort: number | null;
  readonly destination: string;
  /** The port, or `null` where the protocol has none. */
  readonly destinationPort: number | null;
  /** All of it in words: "tcp from 198.51.100.7:49152 to 10.0.16.5:443". */
  readonly label: string;
};

/** A place that a packet passes, or where it is stopped. */
export type IntentHop = { readonly ref: Ref | null; readonly label: string };

/** Whether a sentence that must hold does, with the proof or the packet that breaks it. */
export type IntentResult = {
  readonly id: Id;
  readonly kind: Intent['kind'];
  /** The intent in words, without a full stop. */
  readonly sentence: string;
  readonly state: 'holds' | 'broken' | 'unanswered';
  /** What was proved, what breaks it and where, or why it cannot be answered, as sentences. */
  readonly detail: string;
  /** A packet that breaks the intent, or that does not get through; `null` when it holds or cannot be answered. */
  readonly packet: IntentPacket | null;
  /** The way of that packet, up to where it is stopped. */
  readonly path: readonly IntentHop[];
  /** Whether that packet arrives; one that does not is stopped at the end of `path`. */
  readonly arrives: boolean;
  /** The things it is about, then those on the way. */
  readonly subjects: readonly Ref[];
  /** A change after which it holds, or one step towards it; `null` where none is known. */
  readonly fix: { readonly label: string; readonly commands: readonly Command[] } | null;
};
