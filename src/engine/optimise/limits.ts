import type { Design } from '../design/design.ts';
import type { Routes } from '../evaluation/evaluation.ts';

/** What the network must keep to, however cheap it gets. */
export type NetworkLimits = {
  /** When a zone fails, the others still have their way out, and every service that was reached through an endpoint. */
  readonly survivesZoneLoss: boolean;
  /** For how many minutes a zone that stands may be without its way out when another fails; `null`: nobody has said. */
  readonly longestOutageMinutes: number | null;
  /** Every AWS service by an endpoint, and NAT only where a flow leads to the internet. */
  readonly privateOnly: boolean;
  /** No NAT instances: they are patched by their owner, and one of the usual size carries little for long. */
  readonly managedOnly: boolean;
};

/** The limits to begin with: those that the design states itself, and no NAT instances. */
export function limitsOf({ requirements, dataTransfer }: Design): NetworkLimits {
  return {
    survivesZoneLoss: requirements.survivesZoneLoss,
    longestOutageMinutes: dataTransfer.longestOutageMinutes,
    privateOnly: false,
    managedOnly: true,
  };
}

/**
 * For how many minutes zones that stand lose their way out when the worst zone fails, with this routing. It comes from
 * outside: what a person and AWS are assumed to need is not for the search to say.
 */
export type OutageOf = (design: Design, routes: Routes) => number;

/** Whether an endpoint has to stand in two zones, so that the loss of one takes it from nobody. */
export function needsTwoZones({ survivesZoneLoss, longestOutageMinutes }: NetworkLimits): boolean {
  return survivesZoneLoss || longestOutageMinutes !== null;
}
