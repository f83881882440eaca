/** A document as tests build and damage it: text is raw XML, so that anything can be written. */
export interface XmlNode {
  name: string;
  attributes: [name: string, rawValue: string][];
  children: (XmlNode | string)[];
}

export function serialise(node: XmlNode): string {
  const attributes = node.attributes.map(([name, value]) => ` ${name}="${value}"`).join('');
  const content = node.children
    .map((child) => (typeof child === 'string' ? child : serialise(child)))
    .join('');
  return `<${node.name}${attributes}>${content}</${node.name}>`;
}

export function copy(node: XmlNode): XmlNode {
  return {
    name: node.name,
    attributes: node.attributes.map(([name, value]) => [name, value]),
    children: node.children.map((child) => (typeof child === 'string' ? child : copy(child))),
  };
}

/** Every element with the element around it. */
export function nodesOf(root: XmlNode): { node: XmlNode; parent?: XmlNode }[] {
  const found: { node: XmlNode; parent?: XmlNode }[] = [{ node: root }];
  const visit = (parent: XmlNode) => {
    for (const child of parent.children)
      if (typeof child !== 'string') {
        found.push({ node: child, parent });
        visit(child);
      }
  };
  visit(root);
  return found;
}

export function isLeaf({ children }: XmlNode): boolean {
  return children.every((child) => typeof child === 'string');
}
