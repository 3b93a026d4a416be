/** Which of SigV4 and SigV4A a list of authentication schemes prefers, and whether a change of it endangers clients. */

const sigv4 = "aws.auth#sigv4";
const sigv4a = "aws.auth#sigv4a";

/** Modelled schemes by shape id, those of endpoint rules by name. */
function indexOf(schemes: readonly string[], id: string): number {
  const name = id.slice(id.indexOf("#") + 1);
  return schemes.findIndex((scheme) => scheme === id || scheme === name || scheme.startsWith(`${name}-`));
}

/**
 * What happened, as the end of a sentence about schemes; undefined when clients that can sign one way can still do so. Not all
 * credentials that work with SigV4 work with SigV4A, and a narrower signing scope may not do for what SigV4A signed.
 */
export function migrationOf(old: readonly string[], now: readonly string[]): string | undefined {
  const [had, hadA] = [indexOf(old, sigv4), indexOf(old, sigv4a)];
  const [has, hasA] = [indexOf(now, sigv4), indexOf(now, sigv4a)];
  const [before, after] = [`${had >= 0}${hadA >= 0}`, `${has >= 0}${hasA >= 0}`];
  const isFirst = has < hasA;
  switch (`${before} ${after}`) {
    case "truefalse falsetrue":
      return `${sigv4} was replaced by ${sigv4a}`;
    case "falsetrue truefalse":
      return `${sigv4a} was replaced by ${sigv4}`;
    case "truetrue truetrue":
      if (had < hadA === isFirst) return undefined;
      return isFirst ? `${sigv4} was moved before ${sigv4a}` : `${sigv4a} was moved before ${sigv4}`;
    case "falsetrue truetrue":
      return isFirst ? `${sigv4} was added before ${sigv4a}` : undefined;
    case "truefalse truetrue":
      return isFirst ? undefined : `${sigv4a} was added before ${sigv4}`;
    default:
      return undefined;
  }
}
