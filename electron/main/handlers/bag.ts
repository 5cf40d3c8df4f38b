import type { contract } from '../../../shared/bridge/contract';
import { ok } from '../../../shared/kernel/result';
import type { VerifyReport } from '../../services/bag/bag-verifier';
import { verifyBag } from '../../services/bag/bag-verifier';
import type { Handlers } from '../answer';
import type { BagsIn } from '../bags-in';
import type { BagsOut } from '../bags-out';
import { pageReport } from '../bags-out';
import type { Tickets } from '../tickets';

type BagHandlers = {
  readonly data: Handlers<typeof contract, 'data'>['bag'];
  readonly window: Handlers<typeof contract, 'window'>['bag'];
};

/** Bags out to a stick and in from one. Folders and files are named by tickets only. */
export function bagHandlers(out: BagsOut, into: BagsIn, tickets: Tickets): BagHandlers {
  const report = (found: VerifyReport) => ok(pageReport(found));
  return {
    data: {
      async begin({ folder, name, expected, info }) {
        const place = tickets.place(folder, 'bundle-out');
        return place.ok ? out.begin(place.value, name, expected, info) : place;
      },
      write: ({ job, path, bytes, last }) => out.write(job, path, bytes, last),
      writeBlob: ({ job, path, sha256 }) => out.writeBlob(job, path, sha256),
      finish: ({ job, zip, keepFolder }) => out.finish(job, zip, keepFolder),
      cancel: ({ job }) => out.cancel(job),
      async open({ ticket }) {
        const place = tickets.place(ticket, 'bundle-in', 'written');
        return place.ok ? into.open(place.value) : place;
      },
      read: ({ bag, path, offset, length }) => into.read(bag, path, offset, length),
      takeBlob: ({ bag, path, sha256 }) => into.takeBlob(bag, path, sha256),
      close: ({ bag }) => into.close(bag),
    },
    window: {
      async verify({ ticket }) {
        const place = tickets.place(ticket, 'bundle-in', 'written');
        if (!place.ok) return place;
        const found = await verifyBag(place.value);
        return found.ok ? report(found.value) : found;
      },
    },
  };
}
