// The compiled core in the page: one instance of the WebAssembly module, its memory, and one way to call it.
//
// Addresses are 32 bits wide. What a call needs lies in a `Room`, which is given back when the call is over; a function
// that fails says so in its error, and `called` turns that into an exception.

export type Call = (...given: (number | bigint)[]) => number | bigint;

/** What the core says went wrong: a text that cannot be read (with the place), a budget that ended, a wrong call. */
export class CoreError extends Error {
  constructor(
    readonly code: number,
    message: string,
    readonly hint: string,
    /** Byte offsets into the text that was read; -1 where there is no place. */
    readonly begin: number,
    readonly end: number,
  ) {
    super(message);
  }
}

const ERROR_SIZE = 744; // logicnet_error: code, begin, end, message[480], hint[240]
const utf8 = new TextEncoder();
const fromUtf8 = new TextDecoder();

/** The core. One thread at a time; a handle belongs to the core that made it. */
export class Core {
  private readonly functions: Record<string, Call>;
  private readonly memory: WebAssembly.Memory;

  private constructor(instance: WebAssembly.Instance) {
    this.functions = instance.exports as unknown as Record<string, Call>;
    this.memory = instance.exports.memory as WebAssembly.Memory;
  }

  /** Make the module ready. Throws where the browser has no WebAssembly, or not its exceptions. */
  static async load(bytes: BufferSource): Promise<Core> {
    let memory: WebAssembly.Memory | undefined;
    const surroundings = {
      env: { emscripten_notify_memory_growth: () => undefined },
      wasi_snapshot_preview1: {
        clock_time_get: (_: number, __: bigint, at: number) => {
          const now = BigInt(Math.round(performance.now() * 1e6));
          new DataView(memory!.buffer).setBigUint64(at, now, true);
          return 0;
        },
        proc_exit: (status: number) => {
          throw new Error(`the core ended with ${status}`);
        },
      },
    };
    const { instance } = await WebAssembly.instantiate(bytes, surroundings);
    memory = instance.exports.memory as WebAssembly.Memory;
    (instance.exports._initialize as () => void)();
    return new Core(instance);
  }

  /** Call a function that takes no error. */
  plain(name: string, ...given: (number | bigint)[]): number {
    return Number(this.function(name)(...given));
  }

  /** Call a function whose last argument is the error. Throws CoreError where it fails. */
  called(name: string, ...given: (number | bigint)[]): number {
    return this.within((room) => {
      const error = room.bytes(ERROR_SIZE);
      const found = Number(this.function(name)(...given, error));
      const told = this.errorAt(error);
      if (told) throw told;
      return found;
    });
  }

  /** The errors that a function writes into a list, of which there is room for `most`; and how many there are. */
  errors(name: string, most: number, ...given: (number | bigint)[]): { told: CoreError[]; count: number } {
    return this.within((room) => {
      const at = room.bytes(ERROR_SIZE * most);
      const count = this.called(name, ...given, at, most);
      const told = Array.from({ length: Math.min(count, most) }, (_, k) => this.errorAt(at + k * ERROR_SIZE));
      return { told: told.filter((one) => one !== null), count };
    });
  }

  /** The text that a function writes, which is asked twice: for the length, then for the text. */
  written(name: string, ...given: (number | bigint)[]): string {
    const length = this.called(name, ...given, 0, 0);
    return this.within((room) => {
      const at = room.bytes(Math.max(length, 1));
      this.called(name, ...given, at, length);
      return fromUtf8.decode(this.bytes(at, length));
    });
  }

  /** The numbers that a function writes, of which there are at most `most`. */
  numbers(name: string, most: number, ...given: (number | bigint)[]): number[] {
    return this.within((room) => {
      const at = room.bytes(4 * Math.max(most, 1));
      const count = this.called(name, ...given, at, most);
      return [...this.u32(at, Math.min(count, most))];
    });
  }

  /** Memory for the time of a call. */
  within<T>(work: (room: Room) => T): T {
    const room = new Room(this);
    try {
      return work(room);
    } finally {
      room.free();
    }
  }

  bytes(at: number, length: number): Uint8Array {
    return new Uint8Array(this.memory.buffer, at, length);
  }
  i8(at: number, length: number): Int8Array {
    return new Int8Array(this.memory.buffer, at, length);
  }
  i32(at: number, length: number): Int32Array {
    return new Int32Array(this.memory.buffer, at, length);
  }
  u32(at: number, length: number): Uint32Array {
    return new Uint32Array(this.memory.buffer, at, length);
  }
  u64(at: number, length: number): BigUint64Array {
    return new BigUint64Array(this.memory.buffer, at, length);
  }
  f64(at: number, length: number): Float64Array {
    return new Float64Array(this.memory.buffer, at, length);
  }
  view(): DataView {
    return new DataView(this.memory.buffer);
  }

  private errorAt(at: number): CoreError | null {
    const view = this.view();
    const code = view.getInt32(at, true);
    if (!code) return null;
    const [begin, end] = [view.getBigInt64(at + 8, true), view.getBigInt64(at + 16, true)];
    return new CoreError(code, this.zeroEnded(at + 24, 480), this.zeroEnded(at + 504, 240), Number(begin), Number(end));
  }

  private zeroEnded(at: number, most: number): string {
    const bytes = this.bytes(at, most);
    const length = bytes.indexOf(0);
    return fromUtf8.decode(bytes.slice(0, length < 0 ? most : length));
  }

  private function(name: string): Call {
    const found = this.functions[name];
    if (!found) throw new Error(`the core has no function ${name}`);
    return found;
  }
}

/** Memory of the core that is given back together. Views of it may move when the core grows: write, call, read anew. */
export class Room {
  private readonly places: number[] = [];
  constructor(readonly core: Core) {}

  /** So many bytes, all 0. */
  bytes(length: number): number {
    const at = this.core.plain("malloc", Math.max(length, 8));
    if (!at) throw new CoreError(3, "the browser gives the page no more memory", "", -1, -1);
    this.places.push(at);
    this.core.bytes(at, length).fill(0);
    return at;
  }
  /** A text, or the bytes of one. */
  text(text: string | Uint8Array): { at: number; length: number } {
    const bytes = typeof text === "string" ? utf8.encode(text) : text;
    const at = this.bytes(bytes.length + 1);
    this.core.bytes(at, bytes.length).set(bytes);
    return { at, length: bytes.length };
  }
  u8(values: ArrayLike<number>): number {
    const at = this.bytes(values.length);
    this.core.bytes(at, values.length).set(values);
    return at;
  }
  i32(values: ArrayLike<number>): number {
    const at = this.bytes(4 * values.length);
    this.core.i32(at, values.length).set(values);
    return at;
  }
  /** Unsigned numbers, and sizes and addresses, which are as wide here. */
  u32(values: ArrayLike<number>): number {
    const at = this.bytes(4 * values.length);
    this.core.u32(at, values.length).set(values);
    return at;
  }
  f64(values: ArrayLike<number>): number {
    const at = this.bytes(8 * values.length);
    this.core.f64(at, values.length).set(values);
    return at;
  }
  free(): void {
    for (const at of this.places.splice(0)) this.core.plain("free", at);
  }
}

/** A thing of the core that must be freed, once. */
export abstract class Handle {
  private held = true;
  constructor(
    readonly core: Core,
    readonly at: number,
    private readonly freedBy: string,
  ) {}
  free(): void {
    if (this.held) this.core.plain(this.freedBy, this.at);
    this.held = false;
  }
}
