import type { Severity } from '../../engine/evaluation/evaluation.ts';
import { Icon } from './Icon.tsx';

/* Glyphs of what a network is made of: our own drawings in AWS's group colours and line styles. */

type Size = { readonly size?: number };

export const ZoneIcon = ({ size = 16 }: Size) => (
  <Icon size={size} stroke="var(--private)" strokeWidth="2">
    <rect x="3" y="3" width="18" height="18" rx="3" strokeDasharray="4 3.2" />
  </Icon>
);

export const AccessIcon = ({
  access,
  size = 16,
}: Size & { readonly access: 'public' | 'private' | 'isolated' }) => (
  <Icon size={size} stroke={`var(--${access})`} fill={`var(--${access}-fill)`} strokeWidth="2">
    <rect x="3" y="3" width="18" height="18" rx="3" />
    {access === 'public' && <path d="M12 16V8m-3.5 3.5L12 8l3.5 3.5" fill="none" />}
    {access === 'private' && <path d="M8 12h8m-3-3 3 3-3 3" fill="none" />}
    {access === 'isolated' && <path d="M8 12h8" fill="none" />}
  </Icon>
);

export const NatIcon = ({ size = 16 }: Size) => (
  <Icon size={size} stroke="none" fill="var(--vpc)">
    <circle cx="12" cy="12" r="10" />
    <path d="M8 15.5v-7l8 7v-7" fill="none" stroke="#fff" strokeWidth="2" />
  </Icon>
);

export const GatewayEndpointIcon = ({ size = 16 }: Size) => (
  <Icon size={size} stroke="none" fill="var(--vpc)">
    <rect x="2" y="2" width="20" height="20" rx="4" />
    <path d="M7 17V9.5a5 5 0 0 1 10 0V17" fill="none" stroke="#fff" strokeWidth="2" />
  </Icon>
);

export const InterfaceEndpointIcon = ({ size = 16 }: Size) => (
  <Icon size={size} stroke="none" fill="var(--vpc)">
    <rect x="2" y="2" width="20" height="20" rx="4" />
    <path
      d="M12 6v7m0 0a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5ZM9 6h6"
      fill="none"
      stroke="#fff"
      strokeWidth="2"
    />
  </Icon>
);

export const GroupIcon = ({ size = 16 }: Size) => (
  <Icon size={size} stroke="var(--group)" strokeWidth="2.4">
    <rect x="3" y="3" width="18" height="18" rx="4" />
  </Icon>
);

export const RangeIcon = ({ size = 16 }: Size) => (
  <Icon size={size} stroke="var(--muted)" strokeWidth="1.8">
    <rect x="3" y="3" width="18" height="18" rx="4" strokeDasharray="1.5 2.6" />
    <path d="M7.5 12h9" strokeDasharray="1.5 2.6" />
  </Icon>
);

/** A severity as a shape of its own, so that it is told without colour. */
export function SeverityIcon({ severity, size = 15 }: Size & { readonly severity: Severity }) {
  const shared = { size, stroke: 'none', fill: `var(--${severity})`, style: { flex: 'none' } } as const;
  const sign = { fill: 'none', stroke: 'var(--surface)', strokeWidth: 2.4 } as const;
  if (severity === 'error') {
    return (
      <Icon {...shared}>
        <path d="M12 2 23 21H1Z" />
        <path d="M12 9v5M12 17.3v.2" {...sign} />
      </Icon>
    );
  }
  if (severity === 'warning') {
    return (
      <Icon {...shared}>
        <circle cx="12" cy="12" r="10" />
        <path d="M12 7v6M12 16.6v.2" {...sign} />
      </Icon>
    );
  }
  if (severity === 'info') {
    return (
      <Icon {...shared}>
        <rect x="2.5" y="2.5" width="19" height="19" rx="3" />
        <path d="M12 11v6M12 7.4v.2" {...sign} />
      </Icon>
    );
  }
  return (
    <Icon {...shared}>
      <circle cx="12" cy="12" r="10" />
      <path d="m7.5 12.5 3 3 6-6.5" {...sign} />
    </Icon>
  );
}

export const severityWord: Readonly<Record<Severity, string>> = {
  error: 'Error',
  warning: 'Warning',
  info: 'Note',
  ok: 'Proved',
};
