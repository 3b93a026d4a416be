/** The services of the corpus: of every model, and of every protocol-test model. */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { serviceSchemaOf } from "../../generator/live/service-schema.js";
import { loadModel } from "../../generator/model/load-model.js";
import { servicesOf } from "../../generator/model/services.js";
import type { ServiceSchema } from "../../runtime/schema/schema.js";

const root = process.env["WROUGHT_CORPUS"] ?? fileURLToPath(new URL("../../../shared/corpus", import.meta.url));

/** The model files; none when there is no corpus. */
export function corpusFiles(): readonly string[] {
  const folders = ["models", "protocol-tests"].map((name) => join(root, name)).filter((path) => existsSync(path));
  return folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith(".json"))
      .sort()
      .map((name) => join(folder, name)),
  );
}

/** The services of a file; none when it is a library of shapes. */
export function servicesIn(path: string): readonly ServiceSchema[] {
  const { model } = loadModel([{ file: basename(path), text: readFileSync(path, "utf8") }]);
  return model === undefined ? [] : servicesOf(model).map((service) => serviceSchemaOf(model, service));
}
