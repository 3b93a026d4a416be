/** Which client is swept over which protocol, and in which way it reaches the mock. */
import type { Report } from "./report.js";

export interface Sweep {
  readonly folder: string;
  /** The name of a protocol; the client's own when absent. */
  readonly protocol?: string;
  readonly transport: Report["transport"];
}

/** Services that offer more protocols than the one their client prefers. */
const more: readonly (readonly [folder: string, protocol: string])[] = [
  ["cloudwatch", "awsQuery"],
  ["cloudwatch", "rpcv2Cbor"],
  ["gamelift", "rpcv2Cbor"],
];

/**
 * Services that are made to speak a protocol: no published client prefers these two, but all can be told to speak them, and
 * the mock serves any schema over any of the RPC protocols.
 */
const forced: readonly (readonly [folder: string, protocol: string])[] = [
  ["dynamodb", "rpcv2Cbor"],
  ["kms", "rpcv2Cbor"],
  ["ssm", "rpcv2Json"],
];

/** One service a protocol, small ones with much in them. */
const overHttp: readonly (readonly [folder: string, protocol?: string])[] = [
  ["dynamodb"],
  ["kms"],
  ["lambda"],
  ["s3"],
  ["sns"],
  ["ec2"],
  ["cloudwatch", "rpcv2Cbor"],
  ["sfn", "rpcv2Json"],
];

/** All sweeps of the installed clients, the long ones first. */
export function sweepsOf(folders: readonly string[]): readonly Sweep[] {
  const long = ["ec2", "sagemaker", "quicksight", "glue", "iot", "mediaconvert"];
  const own = [...long.filter((it) => folders.includes(it)), ...folders.filter((it) => !long.includes(it))];
  const of =
    (transport: Sweep["transport"]) =>
    ([folder, protocol]: readonly [string, string?]): Sweep => ({
      folder,
      transport,
      ...(protocol === undefined ? {} : { protocol }),
    });
  return [
    ...own.map((folder) => of("in process")([folder])),
    ...[...more, ...forced].map(of("in process")),
    ...overHttp.map(of("over HTTP")),
  ].filter(({ folder }) => folders.includes(folder));
}
