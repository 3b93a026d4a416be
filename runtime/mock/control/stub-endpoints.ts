/** The control API's endpoints for stubs and faults. */
import { Problems } from "../scenario/problems.js";
import { readSetFault } from "../scenario/read-scenario.js";
import { readStub } from "../scenario/read-stub.js";
import type { SetFault } from "../fault/fault.js";
import type { Stub } from "../stub/stub.js";
import { type ControlAnswer, type ControlCall, type Endpoint, done, misfit, problem } from "./endpoint.js";
import { faultSchema, setFaultSchema, setStubSchema, stubSchema } from "./plain-schemas.js";

/** All of a list are read before any is set: a wrong one leaves everything as it was. */
function addAll<Read>(
  { body }: ControlCall,
  read: (item: unknown, problems: Problems) => Read | undefined,
  add: (item: Read) => unknown,
): ControlAnswer {
  const problems = new Problems();
  const items = Array.isArray(body) ? body : [body];
  const readings = items.map((item: unknown, index) => read(item, Array.isArray(body) ? problems.at(index) : problems));
  if (problems.list.length > 0) return misfit(problems);
  const set = readings.flatMap((item) => (item === undefined ? [] : [add(item)]));
  return { status: 201, json: Array.isArray(body) ? set : set[0] };
}

function stubJson(stub: Stub): object {
  const { id, operation, answers, used, isOpen } = stub;
  return { id, operation: operation.name, description: String(stub), answers, used, open: isOpen };
}

function faultJson({ id, operation, fault, met }: SetFault): object {
  return { id, on: operation, met, ...fault };
}

const id = "{id}";

export const stubEndpoints: readonly Endpoint[] = [
  {
    method: "GET",
    path: "stubs",
    summary: "Every stub, the first to be asked first.",
    answer: { status: 200, description: "The stubs.", schema: { type: "array", items: setStubSchema } },
    run: ({ script }) => ({ status: 200, json: script.stubs.all.map(stubJson) }),
  },
  {
    method: "POST",
    path: "stubs",
    summary: "Adds a stub, or a list of stubs. A wrong one leaves everything as it was.",
    body: { oneOf: [stubSchema, { type: "array", items: stubSchema }] },
    answer: { status: 201, description: "What was added.", schema: setStubSchema },
    run: (call) =>
      addAll(
        call,
        (item, problems) => readStub(call.script.service, item, problems),
        (read) => stubJson(call.script.addRead(read)),
      ),
  },
  {
    method: "DELETE",
    path: "stubs",
    summary: "Removes every stub.",
    answer: { status: 204, description: "They are gone." },
    run: ({ script }) => {
      for (const stub of script.stubs.all) stub.remove();
      return done;
    },
  },
  {
    method: "DELETE",
    path: `stubs/${id}`,
    summary: "Removes one stub.",
    answer: { status: 204, description: "It is gone." },
    run: ({ script, place }) => removed(script.stubs.all.find((stub) => stub.id === place["id"])),
  },
  {
    method: "GET",
    path: "faults",
    summary: "Every fault.",
    answer: { status: 200, description: "The faults.", schema: { type: "array", items: setFaultSchema } },
    run: ({ script }) => ({ status: 200, json: script.faults.all.map(faultJson) }),
  },
  {
    method: "POST",
    path: "faults",
    summary: "Sets a fault, or a list of faults. A wrong one leaves everything as it was.",
    body: { oneOf: [faultSchema, { type: "array", items: faultSchema }] },
    answer: { status: 201, description: "What was set.", schema: setFaultSchema },
    run: (call) =>
      addAll(
        call,
        (item, problems) => readSetFault(call.script.service, item, problems),
        ({ operation, fault }) => faultJson(call.script.faults.add(operation, fault)),
      ),
  },
  {
    method: "DELETE",
    path: "faults",
    summary: "Removes every fault.",
    answer: { status: 204, description: "They are gone." },
    run: ({ script }) => {
      for (const fault of script.faults.all) fault.remove();
      return done;
    },
  },
  {
    method: "DELETE",
    path: `faults/${id}`,
    summary: "Removes one fault.",
    answer: { status: 204, description: "It is gone." },
    run: ({ script, place }) => removed(script.faults.all.find((fault) => fault.id === place["id"])),
  },
];

function removed(found: { remove: () => void } | undefined): ControlAnswer {
  if (found === undefined) return problem(404, "there is nothing of this id");
  found.remove();
  return done;
}
