// The headers of a conditional request. Pure; called by ask-again.ts and forms/known.ts.

/** By ETag where there is one, else by the time of the last change; none where there is neither. */
export const condition = ({
  etag,
  lastModified,
}: {
  etag: string | null;
  lastModified: string | null;
}): Record<string, string> =>
  etag ? { 'if-none-match': etag } : lastModified ? { 'if-modified-since': lastModified } : {};
