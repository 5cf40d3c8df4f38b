import { IconFile, IconFileTypePdf } from '@tabler/icons-react';
import { useState } from 'react';
import { type Attachment, blobUrl, previewKind } from './attachment';
import classes from './attachments.module.css';

/** Larger pictures show an icon instead of a thumbnail: forty phone photographs would fill the memory. */
const THUMBNAIL_LIMIT = 12 * 1024 * 1024;

/** The picture itself, small, or what kind of file it is. */
export function Thumbnail({ file, onOpen }: { readonly file: Attachment; readonly onOpen: () => void }) {
  const [broken, setBroken] = useState(false);
  const kind = previewKind(file);
  if (kind === 'image' && file.size <= THUMBNAIL_LIMIT && !broken)
    return (
      <button type="button" className={classes.thumbnail} aria-label={`查看 ${file.name}`} onClick={onOpen}>
        <img
          src={blobUrl(file.blob)}
          alt=""
          loading="lazy"
          decoding="async"
          onError={() => setBroken(true)}
        />
      </button>
    );
  return (
    <span className={classes.thumbnail} aria-hidden>
      {kind === 'pdf' ? <IconFileTypePdf size={22} /> : <IconFile size={22} />}
    </span>
  );
}
