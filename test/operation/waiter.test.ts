/** Waiters: what each result of a call leads to, how long they wait between, and how they end. */
import { describe, expect, it } from "vitest";
import { parseJmespath } from "../../generator/jmespath/parse.js";
import { type Clock, systemClock } from "../../runtime/operation/clock.js";
import { type Acceptor, waiter, type WaiterOptions } from "../../runtime/operation/waiter.js";
import { delayBefore } from "../../runtime/operation/waiter-delay.js";

interface Output {
  readonly state?: string;
  readonly list?: readonly string[];
  readonly flag?: boolean;
  readonly why?: readonly string[];
}

function path(text: string): Pick<NonNullable<Acceptor["output"]>, "path" | "query"> {
  const parsed = parseJmespath(text);
  if (!parsed.ok) throw new Error(parsed.reason);
  return { path: text, query: parsed.query };
}

function output(
  text: string,
  comparator: NonNullable<Acceptor["output"]>["comparator"],
  expected: string,
  state: Acceptor["state"] = "success",
): Acceptor {
  return { state, output: { ...path(text), comparator, expected } };
}

/** Time that passes only when somebody sleeps. */
function fakeClock(random = 0): Clock & { readonly slept: number[] } {
  let now = 0;
  const slept: number[] = [];
  return {
    slept,
    now: () => now,
    random: () => random,
    sleep: (milliseconds) => {
      slept.push(milliseconds / 1000);
      now += milliseconds;
      return Promise.resolve();
    },
  };
}

const named = (name: string): Error => Object.assign(new Error("no"), { name });

/** Runs a waiter over the results in turn, the last one repeated. */
async function run(
  acceptors: readonly Acceptor[],
  results: readonly (Output | Error)[],
  options: Partial<WaiterOptions> = {},
) {
  let calls = 0;
  const wait = waiter<{ wanted: string }, Output>({ name: "Ready", minDelay: 2, maxDelay: 120, acceptors });
  const call = (): Promise<Output> => {
    const result = results[Math.min(calls++, results.length - 1)] ?? {};
    return result instanceof Error ? Promise.reject(result) : Promise.resolve(result);
  };
  try {
    const result = await wait(call, { wanted: "up" }, { maxWaitTime: 60, clock: fakeClock(), ...options });
    return { state: "success", ...result };
  } catch (error) {
    return error;
  }
}

describe("what a result leads to", () => {
  const ready = output("state", "stringEquals", "UP");
  it.each<[string, readonly Acceptor[], readonly (Output | Error)[], unknown]>([
    ["a match at once", [ready], [{ state: "UP" }], { state: "success", attempts: 1, output: { state: "UP" } }],
    ["no match, then one", [ready], [{}, { state: "DOWN" }, { state: "UP" }], { state: "success", attempts: 3 }],
    [
      "a failure",
      [output("state", "stringEquals", "BAD", "failure")],
      [{ state: "BAD" }],
      { state: "failure", attempts: 1 },
    ],
    ["an error nobody accepts", [ready], [named("Oops")], { state: "failure", cause: { name: "Oops" } }],
    [
      "an error to wait for",
      [{ state: "success", errorType: "Gone" }],
      [{}, named("Gone")],
      { state: "success", attempts: 2, error: { name: "Gone" }, output: undefined },
    ],
    [
      "an error to try again",
      [{ state: "retry", errorType: "Gone" }, ready],
      [named("Gone"), { state: "UP" }],
      { state: "success", attempts: 2, error: undefined },
    ],
    ["any success", [{ state: "success", success: true }], [{}], { state: "success" }],
    ["any error", [{ state: "success", success: false }], [{}, named("X")], { state: "success", attempts: 2 }],
    [
      "the first that matches",
      [output("state", "stringEquals", "UP", "failure"), ready],
      [{ state: "UP" }],
      { state: "failure" },
    ],
    [
      "all of a list",
      [output("list[]", "allStringEquals", "a")],
      [{ list: [] }, { list: ["a", "b"] }, { list: ["a", "a"] }],
      { attempts: 3 },
    ],
    [
      "any of a list",
      [output("list[]", "anyStringEquals", "a")],
      [{ list: ["b"] }, { list: ["b", "a"] }],
      { attempts: 2 },
    ],
    ["a boolean", [output("flag", "booleanEquals", "true")], [{ flag: false }, {}, { flag: true }], { attempts: 3 }],
    ["a boolean that is false", [output("flag", "booleanEquals", "false")], [{}, { flag: false }], { attempts: 2 }],
    [
      "input and output",
      [
        {
          state: "success",
          inputOutput: {
            ...path("input.wanted == 'up' && output.state == 'UP'"),
            comparator: "booleanEquals",
            expected: "true",
          },
        },
      ],
      [{}, { state: "UP" }],
      { attempts: 2 },
    ],
    [
      "a path that fails finds nothing",
      [output("length(state)", "stringEquals", "x"), ready],
      [{}, { state: "UP" }],
      { attempts: 2 },
    ],
  ])("%s", async (_, acceptors, results, want) => expect(await run(acceptors, results)).toMatchObject(want as object));

  it("says why it failed, when the model knows", async () => {
    const acceptor: Acceptor = { ...output("state", "stringEquals", "BAD", "failure"), message: path("why") };
    const error = await run([acceptor], [{ state: "BAD", why: ["no room", "no time"] }]);
    expect(error).toMatchObject({
      name: "WaiterError",
      message: "Ready cannot be reached any more, after 1 call: no room; no time",
    });
  });
});

describe("how long it waits", () => {
  it("gives up when the time is over, after a last call", async () => {
    const clock = fakeClock();
    const error = await run([], [{}], { clock, maxWaitTime: 9 });
    expect(error).toMatchObject({
      state: "timeout",
      attempts: 5,
      waiter: "Ready",
      message: "Ready was not reached in time, after 5 calls",
    });
    expect(clock.slept).toEqual([2, 2, 2, 3]);
  });

  it("takes delays from its caller first", async () => {
    const clock = fakeClock(0.999);
    await run([], [{}], { clock, maxWaitTime: 20, minDelay: 1, maxDelay: 4 });
    expect(clock.slept.slice(0, 3).map(Math.round)).toEqual([1, 2, 4]);
  });

  it.each<[string, { attempts: number; remaining: number; random: number }, number]>([
    ["starts with the least", { attempts: 1, remaining: 300, random: 0.5 }, 2],
    ["doubles the bound", { attempts: 3, remaining: 300, random: 1 }, 8],
    ["stays random below it", { attempts: 3, remaining: 300, random: 0.5 }, 5],
    ["never exceeds the most", { attempts: 1000, remaining: 300, random: 1 }, 120],
    ["takes all that remains before a last call", { attempts: 3, remaining: 9, random: 1 }, 9],
  ])("%s", (_, { attempts, remaining, random }, want) => {
    expect(delayBefore(attempts, remaining, { minDelay: 2, maxDelay: 120 }, () => random)).toBe(want);
  });
});

describe("a signal", () => {
  it("ends the waiting between calls", async () => {
    const controller = new AbortController();
    const waiting = run([], [{}], { signal: controller.signal, clock: systemClock });
    setTimeout(() => controller.abort(new Error("enough")), 1);
    expect(await waiting).toEqual(new Error("enough"));
  });

  it("ends it in a call that never answers", async () => {
    const controller = new AbortController();
    const wait = waiter<object, object>({ name: "Ready", minDelay: 2, maxDelay: 120, acceptors: [] });
    const waiting = wait(() => new Promise(() => {}), {}, { maxWaitTime: 1, signal: controller.signal });
    controller.abort(new Error("enough"));
    await expect(waiting).rejects.toThrow("enough");
  });

  it("that is aborted already lets nothing be called", async () => {
    expect(await run([], [new Error("called")], { signal: AbortSignal.abort(new Error("before")) })).toEqual(
      new Error("before"),
    );
  });
});
