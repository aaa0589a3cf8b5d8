/** A place in a document of an editor. */
export interface Place {
  /** The document's path. */
  readonly file: string;
  /** All that is written there. */
  readonly text: string;
  /** Counted from 0. */
  readonly offset: number;
}

/** What an editor shows where the mouse rests. */
export interface Hover {
  readonly signature: string;
  /** The prose and the tags, as Markdown. */
  readonly docs: string;
}

/** An entry of the list that opens while one types. */
export interface Completion {
  /** A name, or what stands between the quotes of a string. */
  readonly label: string;
  /** Whether it is a string, with its quotes yet to be written or not. */
  readonly string: boolean;
  readonly struck: boolean;
}

/** What an editor marks in the code: a mistake, or code that it strikes through. */
export interface Mark {
  /** The code that is marked. */
  readonly code: string;
  readonly message: string;
  readonly error: boolean;
  readonly struck: boolean;
}

/** What answers the questions of an editor. */
export interface Editor {
  hover(place: Place): Promise<Hover | undefined>;
  /** What stands over a call while its arguments are being typed. */
  signatureHelp(place: Place): Promise<string | undefined>;
  completions(place: Place): Promise<readonly Completion[]>;
  /** What stands beside an entry of the list. */
  docsOf(place: Place, label: string): Promise<string>;
  /** All that is marked in the document. */
  marks(place: Place): Promise<readonly Mark[]>;
  close(): Promise<void>;
}
