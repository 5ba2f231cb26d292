import '../inspector/inspector.css';

import Button from '@mui/material/Button';
import Popover from '@mui/material/Popover';
import { useState, type ReactNode } from 'react';

import type { Command } from '../../engine/commands/command.ts';
import { isSingle, natModes, type Access, type Design, type NatMode } from '../../engine/design/design.ts';
import type { Refusal } from '../../engine/design/refusal.ts';
import { readRange } from '../../engine/design/rangeText.ts';
import { peerRef } from '../../engine/design/traffic.ts';
import { parseTraffic } from '../../engine/design/trafficText.ts';
import { endpointServiceOf } from '../../engine/regions/endpointServices.ts';
import { regionOf } from '../../engine/regions/regions.ts';
import { err } from '../../engine/result.ts';
import { visibleText } from '../../engine/scene/visibleText.ts';
import { designOf, useEditor, useEditorState } from '../EditorContext.tsx';
import { RefusalNote } from '../inspector/fields.tsx';
import { natShort } from '../natWords.ts';
import { paletteItems, type PaletteItem } from './paletteItems.ts';
import { missingServices, placeAndSelect, unusedName } from './placePaletteItem.ts';

type Props = { readonly item: PaletteItem; readonly anchor: () => HTMLElement; readonly onClose: () => void };

/** The few questions an item needs before it can be placed by click. */
export function PlacePopover({ item, anchor, onClose }: Props) {
  const design = useEditorState(designOf);
  const editor = useEditor();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const label = paletteItems.find(({ id }) => id === item)?.label ?? item;

  const place = (answers: FormData) => {
    const command = commandFrom(item, design, answers);
    const placed = 'message' in command ? err(command) : placeAndSelect(editor, command, { quiet: true });
    if (placed.ok) onClose();
    else setRefusal(placed.error);
  };

  return (
    <Popover
      open
      anchorEl={anchor}
      onClose={onClose}
      anchorOrigin={{ vertical: 'top', horizontal: 'right' }}
      slotProps={{ paper: { role: 'dialog', 'aria-label': label, sx: { ml: 1 } } }}
    >
      <form
        ref={focusFirst}
        className="placeForm"
        onSubmit={(event) => {
          event.preventDefault();
          place(new FormData(event.currentTarget));
        }}
      >
        <h2>{label}</h2>
        {questions(item, design)}
        <RefusalNote id="place-refusal" refusal={refusal} />
        <div className="buttons">
          <Button color="inherit" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" variant="contained">
            Place
          </Button>
        </div>
      </form>
    </Popover>
  );
}

/** Puts the focus where something must be typed, else on the button: what is chosen already suits, so Enter places. */
function focusFirst(form: HTMLFormElement | null): void {
  const first = form?.querySelector<HTMLElement>('input:not([type="checkbox"]), [type="submit"]');
  first?.focus({ preventScroll: true });
}

const answer = (answers: FormData, name: string): string => {
  const value = answers.get(name);
  return typeof value === 'string' ? value.trim() : '';
};

/** The command that the answers ask for, or what is wrong with them. */
function commandFrom(item: PaletteItem, design: Design, answers: FormData): Command | Refusal {
  const text = (name: string) => answer(answers, name);
  switch (item) {
    case 'zone':
      return {
        type: 'addZone',
        ...(text('name') === '' ? {} : { name: text('name') }),
        withSubnets: answers.has('withSubnets'),
      };
    case 'tier-public':
    case 'tier-private':
    case 'tier-isolated': {
      const access = item.slice('tier-'.length) as Access;
      if (text('where') === '')
        return { type: 'addTier', name: text('name'), access, prefix: Number(text('prefix')) };
      const [tier = '', zone = ''] = text('where').split('/');
      return { type: 'addSubnet', tier, zone };
    }
    case 'nat': {
      const mode = natModes.find((one) => one === text('mode')) ?? 'per-zone';
      return { type: 'setNat', mode, ...(isSingle(mode) ? { zone: text('zone') } : {}) };
    }
    case 'gateway-endpoint':
      return { type: 'addEndpoint', endpoint: { service: text('service'), type: 'gateway' } };
    case 'interface-endpoint':
      return { type: 'addEndpoint', endpoint: { service: text('service'), type: 'interface' } };
    case 'security-group':
      return {
        type: 'addSecurityGroup',
        name: text('name'),
        ...(text('description') === '' ? {} : { description: text('description') }),
      };
    case 'range':
      return rangeCommand(design, text);
  }
}

function rangeCommand(design: Design, text: (name: string) => string): Command | Refusal {
  const traffic = parseTraffic(text('ports'), 'tcp');
  if (!traffic.ok) return traffic.error;
  const range = readRange(design, text('range'));
  if (!range.ok) return range.error;
  const ends = [peerRef(range.value), `group:${text('group')}`] as const;
  const [from, to] = text('direction') === 'ingress' ? ends : [ends[1], ends[0]];
  return { type: 'allowFlow', from, to, traffic: traffic.value };
}

function questions(item: PaletteItem, design: Design): ReactNode {
  switch (item) {
    case 'zone':
      return <ZoneQuestions design={design} />;
    case 'tier-public':
      return <TierQuestions design={design} access="public" name="Public" prefix={24} />;
    case 'tier-private':
      return <TierQuestions design={design} access="private" name="Private" prefix={22} />;
    case 'tier-isolated':
      return <TierQuestions design={design} access="isolated" name="Isolated" prefix={24} />;
    case 'nat':
      return <NatQuestions design={design} />;
    case 'gateway-endpoint':
      return <ServiceQuestion services={missingServices(design, 'gateway')} />;
    case 'interface-endpoint':
      return <ServiceQuestion services={missingServices(design, 'interface')} />;
    case 'security-group':
      return <GroupQuestions design={design} />;
    case 'range':
      return <RangeQuestions design={design} />;
  }
}

const Input = ({ label, ...rest }: { readonly label: string } & React.ComponentProps<'input'>) => (
  <label className="field">
    <span className="heading">{label}</span>
    <span className="inputBox">
      <input autoComplete="off" {...rest} />
    </span>
  </label>
);

const Choice = ({
  label,
  children,
  ...rest
}: { readonly label: string } & React.ComponentProps<'select'>) => (
  <label className="field">
    <span className="heading">{label}</span>
    <select className="select" {...rest}>
      {children}
    </select>
  </label>
);

function ZoneQuestions({ design }: { readonly design: Design }) {
  const used = new Set(Object.values(design.zones).map(({ name }) => name));
  const free = (regionOf(design.region)?.zones ?? []).filter(({ name }) => !used.has(name));
  return (
    <>
      {free.length === 0 ? (
        <p className="hint">{design.region} has no further zone.</p>
      ) : (
        <Choice label="Zone" name="name">
          {free.map(({ name }) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </Choice>
      )}
      <label className="check">
        <input type="checkbox" name="withSubnets" defaultChecked /> A subnet for each tier
      </label>
    </>
  );
}

function TierQuestions({
  design,
  access,
  name,
  prefix,
}: {
  readonly design: Design;
  readonly access: Access;
  readonly name: string;
  readonly prefix: number;
}) {
  const tiers = Object.entries(design.tiers).filter(([, tier]) => tier.access === access);
  const [where, setWhere] = useState('');
  const names = Object.values(design.tiers).map((tier) => tier.name);
  return (
    <>
      <Choice label="Where" name="where" value={where} onChange={(event) => setWhere(event.target.value)}>
        <option value="">A new tier, in every zone</option>
        {tiers.flatMap(([tierId, tier]) =>
          Object.entries(design.zones).map(([zoneId, zone]) => (
            <option key={`${tierId}/${zoneId}`} value={`${tierId}/${zoneId}`}>
              {visibleText(`${tier.name} in ${zone.name}`)}
            </option>
          )),
        )}
      </Choice>
      {where === '' && (
        <>
          <Input
            label="Name of the tier"
            name="name"
            required
            maxLength={120}
            defaultValue={unusedName(name, names)}
          />
          <Choice label="Size of each subnet" name="prefix" defaultValue={prefix}>
            {Array.from({ length: 13 }, (_, index) => 16 + index).map((value) => (
              <option key={value} value={value}>
                /{value}
              </option>
            ))}
          </Choice>
        </>
      )}
    </>
  );
}

function NatQuestions({ design }: { readonly design: Design }) {
  const [mode, setMode] = useState<NatMode>('per-zone');
  return (
    <>
      <Choice
        label="Which"
        name="mode"
        value={mode}
        onChange={(event) => setMode(event.target.value as NatMode)}
      >
        {natModes
          .filter((one) => one !== 'none')
          .map((one) => (
            <option key={one} value={one}>
              {natShort[one]}
            </option>
          ))}
      </Choice>
      {isSingle(mode) && (
        <Choice label="Stands in" name="zone">
          {Object.entries(design.zones).map(([id, zone]) => (
            <option key={id} value={id}>
              {visibleText(zone.name)}
            </option>
          ))}
        </Choice>
      )}
    </>
  );
}

function ServiceQuestion({ services }: { readonly services: readonly string[] }) {
  if (services.length === 0) return <p className="hint">Every service of this kind is there already.</p>;
  return (
    <Choice label="Service" name="service">
      {services.map((service) => (
        <option key={service} value={service}>
          {endpointServiceOf(service)?.label} ({service})
        </option>
      ))}
    </Choice>
  );
}

function GroupQuestions({ design }: { readonly design: Design }) {
  const names = Object.values(design.securityGroups).map((group) => group.name);
  return (
    <>
      <Input
        label="Name"
        name="name"
        required
        maxLength={255}
        defaultValue={unusedName('new-sg', names, '-')}
      />
      <Input label="Description" name="description" maxLength={255} />
    </>
  );
}

function RangeQuestions({ design }: { readonly design: Design }) {
  return (
    <>
      <Input
        label="CIDR or prefix list"
        name="range"
        required
        className="mono"
        placeholder="203.0.113.0/24 or pl-63a5400a"
      />
      <Choice label="Direction" name="direction">
        <option value="ingress">may reach the group</option>
        <option value="egress">may be reached from the group</option>
      </Choice>
      <Choice label="Security group" name="group" required>
        {Object.entries(design.securityGroups).map(([id, group]) => (
          <option key={id} value={id}>
            {visibleText(group.name)}
          </option>
        ))}
      </Choice>
      <Input label="TCP ports" name="ports" className="mono" defaultValue="443" />
    </>
  );
}
