import type { Command } from '../engine/commands/command.ts';
import type { Design } from '../engine/design/design.ts';
import { applyPatch, diffValue } from '../engine/evaluation/diffEvaluation.ts';
import type { Evaluation } from '../engine/evaluation/evaluation.ts';
import type { AnswerTo, InputOf, Question, QuestionKind } from '../engine/questions/questions.ts';
import { createForesight, type Evaluated } from './foresight.ts';
import { isAnswer, type WorkerAnswer, type WorkerRequest } from './protocol.ts';

/** A worker, or what stands in for one in a test. */
export type Port = {
  readonly post: (request: WorkerRequest) => void;
  /** `neverStarted`: no script came, or none that runs. */
  readonly listen: (
    onAnswer: (answer: WorkerAnswer) => void,
    onError: (message: string, neverStarted: boolean) => void,
  ) => void;
  readonly terminate: () => void;
};

export type ClientStatus = 'ready' | 'restarting' | 'failed';

/** What the client needs of the page. */
export type ClientHost = {
  /** A thread of its own; throws where the browser gives none. */
  readonly spawn: () => Port;
  /** The same on the page's own thread: slower to the touch, and there even when no thread can be had. */
  readonly spawnHere: () => Port;
  /** Called once, when {@link ClientHost.spawnHere} is first needed. */
  readonly onComputesHere: () => void;
  readonly onEvaluation: (evaluation: Evaluation, sequence: number, ms: number) => void;
  readonly onStatus: (status: ClientStatus, reason: string) => void;
  readonly setTimer: (task: () => void, ms: number) => number;
  readonly clearTimer: (timer: number) => void;
  /** Milliseconds of a clock that only runs forward. */
  readonly now: () => number;
};

export type EvaluationClient = {
  /** Starts the thread ahead of the first design, which is then computed as soon as both are there. */
  readonly prepare: () => void;
  /** Posts the whole design: another one was opened. Resolves to its evaluation or a newer one, rejects when it cannot be computed. */
  readonly open: (design: Design, sequence: number) => Promise<Evaluated>;
  /** Somebody is about to make this edit of the newest design: computed ahead, where nothing else is to be computed. */
  readonly foresee: (command: Command) => void;
  /**
   * Posts one edit; `design` and `sequence` are what it leads to. Gives its evaluation where it was foreseen, so that
   * nobody need wait for it.
   */
  readonly edit: (command: Command, design: Design, sequence: number) => Evaluated | undefined;
  /**
   * Posts how `design`, to which a step was undone or made again, differs from the newest one posted. Gives its
   * evaluation where that is still known, so that nobody need wait for it.
   */
  readonly travel: (design: Design, sequence: number) => Evaluated | undefined;
  /** The answer to a question; `null` when a newer one of its kind or an edit overtook it. */
  readonly ask: <Kind extends QuestionKind>(
    kind: Kind,
    input: InputOf<Kind>,
    sequence: number,
  ) => Promise<AnswerTo<Kind> | null>;
  readonly stop: () => void;
};

/** A worker that has not answered for this long is taken for hung. */
export const HUNG_AFTER_MS = 10_000;
/** When this many threads in a row were never there, the page computes for itself. */
export const STARTS_TRIED = 2;
/** A design that kills its worker this often within {@link RESTART_WINDOW_MS} is not tried again until it changes. */
export const RESTARTS_ALLOWED = 3;
export const RESTART_WINDOW_MS = 60_000;

/** So many evaluations are remembered for the way back: those of large designs share most of what they hold. */
const REMEMBERED = 24;

const UNREADABLE = 'it gave an answer that nobody can read';

/** The evaluation that an answer leads to; `undefined` when it does not follow on the one before. */
function evaluationOf(
  answer: Extract<WorkerAnswer, { kind: 'evaluated' | 'changed' }>,
  before: Evaluation | undefined,
): Evaluation | undefined {
  if (answer.kind === 'evaluated') return answer.evaluation;
  if (before === undefined) return undefined;
  try {
    return applyPatch(before, answer.patch) as Evaluation;
  } catch {
    return undefined;
  }
}

/**
 * The page's side of the worker. Answers come in order, so a patch always fits the evaluation before it; the
 * newest sequence wins because the worker evaluates only the newest design. A worker that crashes, hangs or
 * loses the thread is replaced and gets the whole design; the last evaluation stays until the next one comes. Where
 * none can be started, the page computes for itself.
 */
export function createEvaluationClient(host: ClientHost): EvaluationClient {
  let port: Port | undefined;
  let evaluation: Evaluation | undefined;
  let latest: { readonly design: Design; readonly sequence: number } | undefined;
  /** What the newest designs evaluate to, the oldest first. */
  const known = new Map<Design, Evaluated>();
  /** How far questions and figures are answered, and how far the figures came. */
  let answered = -1;
  let evaluatedTo = -1;
  /** How many whole designs were posted: what is said of an older one is of no use. */
  let opening = 0;
  /** How long the newest edit took to evaluate, made or foreseen; of a design that was opened nothing is known yet. */
  let took = 0;
  let waiting: readonly {
    sequence: number;
    resolve: (evaluated: Evaluated) => void;
    reject: (reason: Error) => void;
  }[] = [];
  let watchdog: number | undefined;
  let restarts: readonly number[] = [];
  let failedStarts = 0;
  let computesHere = false;
  /** Questions without an answer, by their id; of each kind only the newest. */
  const questions = new Map<
    number,
    { readonly kind: QuestionKind; readonly resolve: (answer: unknown) => void }
  >();
  let questionCount = 0;

  const foresight = createForesight((request) => port?.post(request));

  const stopWatching = () => {
    if (watchdog !== undefined) host.clearTimer(watchdog);
    watchdog = undefined;
  };

  const watch = () => {
    stopWatching();
    watchdog = host.setTimer(() => {
      replace('it did not answer for 10 seconds');
    }, HUNG_AFTER_MS);
  };

  const answerQuestion = (id: number, answer: unknown) => {
    questions.get(id)?.resolve(answer);
    questions.delete(id);
  };

  /** Lets go who asked what will not be answered: all of them, or those of one kind. */
  const dropQuestions = (ofKind?: string) => {
    for (const [id, { kind }] of [...questions]) {
      if (ofKind === undefined || kind === ofKind) answerQuestion(id, null);
    }
  };

  /** Whether the newest evaluation is the newest design's. */
  const isInStep = () => answered >= (latest?.sequence ?? -1);

  const foreseeNext = () => {
    if (port !== undefined && isInStep()) foresight.goOn();
  };

  const settled = (sequence: number) => {
    answered = sequence;
    if (isInStep() && questions.size === 0) stopWatching();
    else watch();
    foreseeNext();
  };

  /** The evaluation of the newest design as it was the first time, or as it comes now: the same, and one object. */
  const remembered = (next: Evaluated, sequence: number): Evaluation => {
    if (latest?.sequence !== sequence) return next.evaluation;
    const { design } = latest;
    const before = known.get(design) ?? next;
    known.delete(design);
    known.set(design, before);
    for (const oldest of [...known.keys()].slice(0, -REMEMBERED)) known.delete(oldest);
    return before.evaluation;
  };

  /** Lets those go who wait for an evaluation of `sequence` or older. */
  const release = (sequence: number, outcome: Evaluated | Error) => {
    const due = waiting.filter((waiter) => waiter.sequence <= sequence);
    waiting = waiting.filter((waiter) => waiter.sequence > sequence);
    for (const { resolve, reject } of due) {
      if (outcome instanceof Error) reject(outcome);
      else resolve(outcome);
    }
  };

  const giveUp = (sequence: number, message: string) => {
    host.onStatus('failed', message);
    release(sequence, new Error(message));
  };

  const receiveForeseen = (answer: Extract<WorkerAnswer, { kind: 'foreseen' }>) => {
    // It is against the evaluation that was the newest then; against any other it would say nothing.
    const isOfNow = answer.sequence === answered && isInStep();
    if (answer.patch !== null) took = answer.ms;
    try {
      foresight.receive(answer, isOfNow ? evaluation : undefined);
      foreseeNext();
    } catch {
      replace(UNREADABLE);
    }
  };

  const receive = (answer: WorkerAnswer) => {
    switch (answer.kind) {
      case 'evaluated':
      case 'changed': {
        // A patch fits once only: the second of the same is not applied again.
        if (answer.kind === 'changed' ? answer.sequence <= evaluatedTo : answer.opening !== opening) return;
        const next = evaluationOf(answer, evaluation);
        if (next === undefined) {
          replace(UNREADABLE);
          return;
        }
        evaluation = remembered({ evaluation: next, ms: answer.ms }, answer.sequence);
        evaluatedTo = answer.sequence;
        took = answer.kind === 'changed' ? answer.ms : 0;
        settled(answer.sequence);
        host.onStatus('ready', '');
        host.onEvaluation(evaluation, answer.sequence, answer.ms);
        release(answer.sequence, { evaluation, ms: answer.ms });
        break;
      }
      case 'foreseen':
        receiveForeseen(answer);
        break;
      case 'resend':
        postWhole();
        break;
      case 'answered':
        answerQuestion(answer.id, answer.answer);
        settled(answered);
        break;
      case 'failed':
        if (answer.opening !== opening) return;
        settled(answer.sequence);
        dropQuestions();
        giveUp(answer.sequence, `The figures could not be computed: ${answer.message}`);
        break;
    }
  };

  const spawnHere = () => {
    if (!computesHere) host.onComputesHere();
    computesHere = true;
    return host.spawnHere();
  };

  const spawn = () => {
    if (failedStarts >= STARTS_TRIED) return spawnHere();
    try {
      return host.spawn();
    } catch {
      failedStarts = STARTS_TRIED;
      return spawnHere();
    }
  };

  const start = () => {
    const fresh = spawn();
    fresh.listen(
      (answer) => {
        if (port !== fresh) return;
        if (!isAnswer(answer)) {
          replace(UNREADABLE);
          return;
        }
        receive(answer);
      },
      (message, neverStarted) => {
        if (port !== fresh) return;
        failedStarts = neverStarted ? failedStarts + 1 : 0;
        replace(message);
      },
    );
    port = fresh;
    return fresh;
  };

  const postWhole = () => {
    if (latest === undefined) return;
    opening += 1;
    (port ?? start()).post({ kind: 'open', opening, ...latest });
    watch();
  };

  /**
   * Posts a step of the newest design; a worker that is gone gets the whole of it, and so does one that was given
   * another design meanwhile, which does not come to the screen: the step follows on the one before that.
   */
  const postStep = (step: Extract<WorkerRequest, { kind: 'edit' | 'travel' }>, follows: typeof latest) => {
    if (port === undefined) {
      restarts = [];
      postWhole();
      return;
    }
    if (follows?.sequence !== step.sequence - 1) {
      postWhole();
      return;
    }
    port.post(step);
    watch();
  };

  const abandon = () => {
    foresight.abandon();
    stopWatching();
    port?.terminate();
    port = undefined;
    dropQuestions();
  };

  const replace = (reason: string) => {
    abandon();
    const now = host.now();
    restarts = [...restarts.filter((at) => now - at < RESTART_WINDOW_MS), now];
    if (restarts.length > RESTARTS_ALLOWED) {
      giveUp(
        latest?.sequence ?? 0,
        `The calculation stopped ${String(restarts.length)} times in a minute (${reason}); the next edit tries again.`,
      );
      return;
    }
    host.onStatus('restarting', reason);
    postWhole();
  };

  return {
    prepare: () => {
      if (port === undefined) start();
    },
    open: (design, sequence) =>
      new Promise((resolve, reject) => {
        latest = { design, sequence };
        foresight.forget();
        waiting = [...waiting, { sequence, resolve, reject }];
        postWhole();
      }),
    foresee: (command) => {
      if (latest !== undefined) foresight.look(command, latest.sequence, took);
      foreseeNext();
    },
    edit: (command, design, sequence) => {
      const foreseen = foresight.of(command);
      if (foreseen !== undefined) known.set(design, foreseen);
      foresight.forget();
      const before = latest;
      latest = { design, sequence };
      postStep({ kind: 'edit', sequence, command, known: foreseen !== undefined }, before);
      return foreseen;
    },
    travel: (design, sequence) => {
      const before = latest;
      const patch = diffValue(before?.design, design);
      foresight.forget();
      latest = { design, sequence };
      const evaluated = known.get(design);
      postStep({ kind: 'travel', sequence, patch, known: evaluated !== undefined }, before);
      return evaluated;
    },
    ask: <Kind extends QuestionKind>(kind: Kind, input: InputOf<Kind>, sequence: number) =>
      new Promise<AnswerTo<Kind> | null>((resolve) => {
        dropQuestions(kind);
        if (port === undefined) {
          resolve(null);
          return;
        }
        questionCount += 1;
        // The worker's answer has the type that the question's kind has in the engine's table.
        questions.set(questionCount, { kind, resolve: resolve as (answer: unknown) => void });
        // A kind and the input of that kind are one of the questions, which the compiler cannot see of a type to come.
        const question = { kind, input } as Question;
        port.post({ kind: 'ask', id: questionCount, sequence, question });
        watch();
      }),
    stop: abandon,
  };
}
