import { describe, expect, it } from 'vitest';
import { restoredValue } from '../../../../../renderer/records/history/restore';

const values = {
  name: '王建',
  posts: [
    { id: 'p1', post: 'secretary' },
    { id: 'p2', post: '委员' },
  ],
};

describe('putting back an earlier value', () => {
  it('writes a plain field as it was, empty ones too', () => {
    expect(restoredValue(values, 'name', '王建国')).toEqual(['name', '王建国']);
    expect(restoredValue(values, 'name', null)).toEqual(['name', null]);
  });

  it('puts an element back into the list as it is now and leaves the others alone', () => {
    expect(restoredValue(values, 'posts/p1', { post: '副书记' })).toEqual([
      'posts',
      [
        { id: 'p1', post: '副书记' },
        { id: 'p2', post: '委员' },
      ],
    ]);
    expect(restoredValue(values, 'posts/p3', { post: '委员' })[1]).toHaveLength(3);
  });

  it('takes an element out that was not there at that time, and empties a list of one', () => {
    expect(restoredValue(values, 'posts/p2', null)).toEqual(['posts', [{ id: 'p1', post: 'secretary' }]]);
    expect(restoredValue({ posts: [{ id: 'p1' }] }, 'posts/p1', null)).toEqual(['posts', null]);
  });
});
