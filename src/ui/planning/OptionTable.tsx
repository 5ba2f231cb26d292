import { batchOf } from '../../engine/commands/command.ts';
import type { DecisionOption, DecisionPoint } from '../../engine/decisions/decisionPoint.ts';
import { EditButton } from '../EditButton.tsx';
import { SeverityIcon, severityWord } from '../icons/networkIcons.tsx';

/** In CSS pixels: narrower than this the table scrolls sideways. */
const FIRST_COLUMN = 155;
const NARROWEST_COLUMN = 124;

/** The options of a decision point side by side: one column each, one row for each figure. */
export function OptionTable({ point }: { readonly point: DecisionPoint }) {
  const { options } = point;
  const figures = options.find((option) => option.figures.length > 0)?.figures ?? [];
  return (
    <div className="optionScroll">
      <table
        className="table optionTable"
        style={{ minWidth: FIRST_COLUMN + options.length * NARROWEST_COLUMN }}
      >
        <thead>
          <tr>
            <td />
            {options.map((option) => (
              <th key={option.id} scope="col">
                <OptionHead option={option} point={point} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {figures.map(({ id, label }) => (
            <tr key={id}>
              <th scope="row">{label}</th>
              {options.map((option) => (
                <td key={option.id}>{option.figures.find((figure) => figure.id === id)?.text ?? '–'}</td>
              ))}
            </tr>
          ))}
          {options.some(({ sizes }) => sizes.length > 0) && (
            <tr>
              <th scope="row">Subnets of each tier</th>
              {options.map((option) => (
                <td key={option.id} className="wide">
                  <Sizes option={option} />
                </td>
              ))}
            </tr>
          )}
          {options.some(({ remarks, replaces }) => remarks.length > 0 || replaces !== null) && (
            <tr>
              <th scope="row">To know</th>
              {options.map((option) => (
                <td key={option.id} className="wide">
                  <Remarks option={option} />
                </td>
              ))}
            </tr>
          )}
          <tr>
            <th scope="row">
              <span className="visuallyHidden">Take it</span>
            </th>
            {options.map((option) => (
              <td key={option.id} className="wide">
                <Take option={option} inForce={option.id === point.inForce} />
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </div>
  );
}

function OptionHead({ option, point }: { readonly option: DecisionOption; readonly point: DecisionPoint }) {
  return (
    <>
      <span className={option.id.includes('/') ? 'optionName mono' : 'optionName'}>{option.label}</span>
      <span className="optionMarks">
        {option.id === point.inForce && (
          <span className="chipLabel" data-tone="now">
            in force
          </span>
        )}
        {option.id === point.recommended.option && (
          <span className="chipLabel" data-tone="best">
            recommended
          </span>
        )}
      </span>
      <span className="optionSays">{option.description}</span>
    </>
  );
}

function Sizes({ option }: { readonly option: DecisionOption }) {
  return (
    <ul className="sizes">
      {option.sizes.map(({ tier, name, prefix }) => (
        <li key={tier}>
          <span className="mono">{prefix === null ? 'mixed' : `/${prefix}`}</span> {name}
        </li>
      ))}
    </ul>
  );
}

function Remarks({ option }: { readonly option: DecisionOption }) {
  const { remarks, replaces } = option;
  return (
    <ul className="remarks">
      {replaces !== null && (
        <li className="replaces">
          <SeverityIcon severity="error" size={13} />
          <strong>{replaces}</strong>
        </li>
      )}
      {remarks.map(({ severity, text, source }) => (
        <li key={text}>
          <SeverityIcon severity={severity} size={13} />
          <span>
            <span className="visuallyHidden">{severityWord[severity]}: </span>
            {text}{' '}
            {source !== null && (
              <a href={source} target="_blank" rel="noreferrer">
                Source
              </a>
            )}
          </span>
        </li>
      ))}
      {remarks.length === 0 && replaces === null && <li className="muted">–</li>}
    </ul>
  );
}

function Take({ option, inForce }: { readonly option: DecisionOption; readonly inForce: boolean }) {
  if (option.refusal !== null) return <p className="refusalText">{option.refusal}</p>;
  if (inForce) return <span className="muted">This is how the design is.</span>;
  const { commands, label } = option;
  return (
    <EditButton
      className={option.replaces === null ? 'smallButton' : 'smallButton danger'}
      aria-label={`Take this option: ${label}`}
      edit={batchOf(`Take ${label}`, commands)}
    >
      Take this option
    </EditButton>
  );
}
