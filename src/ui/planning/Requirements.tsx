import { evaluationOf, useEditorState } from '../EditorContext.tsx';

/** How many addresses the requirements ask for, and which block sizes follow. */
export function Requirements() {
  const { need } = useEditorState(evaluationOf);
  return (
    <>
      <h3 className="heading">Addresses needed</h3>
      <p className="formula">{need.formula}</p>
      <ul>
        {need.reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </>
  );
}
