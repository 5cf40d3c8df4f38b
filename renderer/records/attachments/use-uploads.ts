import { useCallback, useState } from 'react';
import { useData, useDataEvent } from '../../app/data-context';
import { tell, tellError } from '../../app/notify';

/** A file on its way into the vault. */
export interface Upload {
  readonly job: string;
  readonly name: string;
  readonly size: number;
  /** Bytes that are in. */
  readonly done: number;
}

/** Adds files to a record one after the other; a failure or a cancelled one does not stop the others. */
export function useUploads(id: string | null) {
  const data = useData();
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  useDataEvent('progress', (step) => {
    setUploads((old) =>
      old.map((upload) =>
        upload.job === step.job && step.total > 0
          ? { ...upload, done: (upload.size * step.done) / step.total }
          : upload,
      ),
    );
  });

  const add = useCallback(
    async (files: readonly File[]) => {
      if (id === null || files.length === 0) return;
      const queue = files.map((file) => ({ file, job: crypto.randomUUID() }));
      setUploads((old) => [
        ...old,
        ...queue.map(({ file, job }) => ({ job, name: file.name, size: file.size, done: 0 })),
      ]);
      let added = 0;
      for (const { file, job } of queue) {
        const answer = await data.attach({ id, file, job });
        setUploads((old) => old.filter((upload) => upload.job !== job));
        if (answer.ok) added += 1;
        else tellError(answer.error);
      }
      if (added > 0) tell(`已添加 ${added} 个附件`);
    },
    [data, id],
  );

  const cancel = useCallback(
    (job: string) => {
      void data.cancel({ job });
    },
    [data],
  );
  return { uploads, add, cancel };
}
