/** How awsJson has its JSON (spec: awsJson protocols): `jsonName` is ignored, timestamps are seconds. */
export const jsonShapes = { jsonNames: false, timestampFormat: "epoch-seconds" } as const;
