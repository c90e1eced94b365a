// npm leaves out optional packages that ask for a newer Node than the one npm runs on, which may be Debian's. They run on
// the project's own: it is this one's version that counts.
Object.defineProperty(process, 'version', { value: process.env.SHARELINK_NODE_VERSION });
