/** A scenario of the lab, as data: who does what and what goes wrong, in order, and what must hold. */
import type { ProblemKind } from '../sync/status.ts';

/** One of the two devices. */
export type Who = 'a' | 'b';

/** What a person does. Records go by a name of the scenario's own. */
type Deed =
  | { do: 'write'; on: Who; record: string; values: Readonly<Record<string, unknown>>; entity?: string }
  | { do: 'write_many'; on: Who; count: number }
  | { do: 'delete'; on: Who; record: string }
  /** Puts it right after another one of the list. */
  | { do: 'place'; on: Who; record: string; after: string }
  /** Types into a form and does not save. */
  | { do: 'draft'; on: Who; record: string; text: string }
  | { do: 'sync'; on: Who }
  | { do: 'sign_in'; on: Who }
  | { do: 'retry_refused'; on: Who };

/** What happens to a device. `rules`: as they are written in the lab. */
type Happening =
  | { do: 'faults'; on: Who; rules: string }
  | { do: 'stop_faults'; on: Who }
  | { do: 'close'; on: Who }
  | { do: 'open'; on: Who; app?: 'older' | 'current' }
  | { do: 'kill_worker'; on: Who }
  /** At the so-many-th step of its run: before it packs, sends, writes, and after each. */
  | { do: 'kill_worker_at'; on: Who; step: number }
  | { do: 'start_worker'; on: Who }
  | { do: 'freeze'; on: Who }
  | { do: 'thaw'; on: Who }
  | { do: 'fill_storage'; on: Who }
  | { do: 'make_room'; on: Who }
  | { do: 'evict'; on: Who }
  | { do: 'end_session'; on: Who };

type OfServer =
  | { do: 'kill_server_after_commit' }
  | { do: 'server'; release: 'older' | 'current' }
  | { do: 'copy_database' }
  | { do: 'restore_database' };

/** What must be so at that moment. */
type Check =
  | { do: 'told'; on: Who; problem: ProblemKind | null }
  | { do: 'waiting'; on: Who; count: number }
  | { do: 'refused'; on: Who; count: number }
  | { do: 'shows'; on: Who; record: string; values: Readonly<Record<string, unknown>> }
  | { do: 'write_fails'; on: Who; record: string; values: Readonly<Record<string, unknown>> }
  | { do: 'draft_is'; on: Who; text: string }
  /** The server has got changes in at most so many requests since the last such check. */
  | { do: 'requests_at_most'; count: number };

export type ScenarioStep =
  | Deed
  | Happening
  | OfServer
  | Check
  | { do: 'pass'; ms: number }
  | { do: 'skip'; ms: number }
  /** Whatever went wrong is over, and both devices catch up by themselves. */
  | { do: 'come_to_rest' };

export interface Scenario {
  id: string;
  name: string;
  /** The kind of failure it stands for. */
  about: string;
  steps: readonly ScenarioStep[];
  /** Beyond what must hold in all of them. */
  mustHold: string;
  /** Stamps may have been pulled back, so only values are compared. */
  hasWrongClock?: boolean;
  /** Done by hand in the lab: a fault that was ended before it met anything is no mistake. */
  isByHand?: boolean;
}
