/** The bodies of restXml: one XML document, timestamps as date-times (spec: AWS restXml, XML shape serialization). */
import { targetOf, type MemberSchema, type ServiceSchema, nameOf } from "../../schema/schema.js";
import { within } from "../../codec/failure.js";
import { getterOf, setMember } from "../../codec/member-access.js";
import { MalformedBody } from "../../codec/malformed-body.js";
import type { Side } from "../../codec/side.js";
import {
  type XmlElement,
  type XmlReaders,
  type XmlWriters,
  namespaceText,
  parseXml,
  rootNameOf,
  xmlReaders,
  xmlWriters,
} from "../../codec/xml/index.js";
import type { Body, BodyFormat } from "../../http-binding/index.js";

/** What S3 and its kin begin their documents with; test GetBucketLocationUnwrappedOutput compares it byte by byte. */
export const xmlDeclaration = '<?xml version="1.0" encoding="UTF-8"?>\n';

type Namespace = ServiceSchema["xmlNamespace"];

/** What all formats of a service share: what schemas have in common is compiled once. */
export interface XmlCodec {
  readonly side: Side;
  readonly readers: XmlReaders;
  readonly writers: XmlWriters;
  /** How deep elements may nest. */
  readonly maxElements: number;
  readonly parse: (body: Body) => XmlElement;
  /** The namespace of documents whose root states none. */
  readonly namespace: Namespace;
}

/** The codec of one side. */
export function xmlCodec({ xmlNamespace }: ServiceSchema, maxDepth: number, side: Side): XmlCodec {
  // A level of values takes three elements at most: a map's own, `entry` and `value`.
  const maxElements = 3 * maxDepth + 3;
  const options = { timestampFormat: "date-time", maxDepth, side } as const;
  return {
    side,
    readers: xmlReaders(options),
    writers: xmlWriters(options),
    maxElements,
    parse: (body) => {
      const root = parseXml(body, maxElements);
      if (root === undefined) throw new MalformedBody("the body is not XML");
      return root;
    },
    namespace: xmlNamespace,
  };
}

/** The body format of inputs and outputs. The name of a request's root does not matter: clients differ in it. */
export function xmlFormat({ side, readers, writers, parse, namespace }: XmlCodec): BodyFormat {
  return {
    side,
    mediaType: "application/xml",
    membersReader: (schema) => {
      const read = readers.of(schema);
      return (body) => read(parse(body), 0);
    },
    membersWriter: (schema) => {
      const write = writers.of(schema);
      const tag = tagOf(rootNameOf(schema), schema.xml?.namespace ?? namespace);
      return (value) => xmlDeclaration + write(tag, value, 0);
    },
    payloadReader: (member) => {
      const read = readers.of(targetOf(member));
      return (body) => read(parse(body), 0);
    },
    payloadWriter: (member) => {
      const write = writers.of(targetOf(member));
      const tag = payloadTag(member, namespace);
      return (value) => xmlDeclaration + write(tag, value, 0);
    },
    writesEmptyMembers: false,
    // Not every client says it, and the services do not ask (test RestXmlEndpointTraitWithHostLabel).
    assumesMediaType: true,
    takesCapitals: true,
  };
}

function payloadTag(member: MemberSchema, namespace: Namespace) {
  const target = targetOf(member);
  const xml = target.type === "structure" || target.type === "union" ? target.xml : undefined;
  return tagOf(
    member.xml?.name ?? xml?.name ?? nameOf(target.id),
    member.xml?.namespace ?? xml?.namespace ?? namespace,
  );
}

function tagOf(name: string, namespace: Namespace): { readonly name: string; readonly attributes: string } {
  return { name, attributes: namespaceText(namespace) };
}

/** The format of outputs that are one member's element, with nothing around it (`aws.customizations#s3UnwrappedXmlOutput`). */
export function unwrappedFormat(codec: XmlCodec): BodyFormat {
  const format = xmlFormat(codec);
  return {
    ...format,
    membersReader: (schema) => {
      const [entry] = Object.entries(schema.members);
      if (entry === undefined) return format.membersReader(schema);
      const [name, member] = entry;
      const read = codec.readers.of(targetOf(member));
      return (body) => {
        const value: Record<string, unknown> = {};
        const root = codec.parse(body);
        // An element without text stands for a member that is not set, which is how S3 names its first region.
        if (root.text !== "" || root.children.length > 0)
          setMember(
            value,
            name,
            within(name, () => read(root, 1)),
          );
        return value;
      };
    },
    membersWriter: (schema) => {
      const [entry] = Object.entries(schema.members);
      if (entry === undefined) return format.membersWriter(schema);
      const [name, member] = entry;
      const write = codec.writers.of(targetOf(member));
      const tag = tagOf(member.xml?.name ?? name, member.xml?.namespace ?? schema.xml?.namespace ?? codec.namespace);
      const get = getterOf(name);
      return (value) => {
        const part = get(value as Readonly<Record<string, unknown>>);
        const root = part === undefined || part === null ? `<${tag.name}${tag.attributes}/>` : write(tag, part, 1);
        return xmlDeclaration + root;
      };
    },
  };
}
