import { member } from '../../shared/records/member';
import { type Command, unlessForbidden } from './define';

/** A new record of what the screen shows; elsewhere a new member, which is what is entered most. */
export const createRecord: Command = {
  id: 'create-record',
  label: '新建',
  group: '记录',
  shortcut: 'Ctrl+N',
  words: 'xj xinjian',
  undo: 'none',
  whileTyping: false,
  refuse: unlessForbidden('edit'),
  run: ({ offers, navigation, branch }) => {
    if (offers.create !== undefined) return offers.create.run();
    const initial = branch === null ? {} : { initial: { [member.branch]: branch } };
    navigation.go({ screen: 'record', type: member.name, id: null, ...initial });
  },
};
