import { Column, PrimaryColumn } from 'typeorm';
import { columns } from './columns';

class ThingRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('text', { name: 'pack_key' }) packKey!: string;
  @Column('integer') minutes!: number;
}

describe('the columns of a table', () => {
  it('are selected by the names of its entity', () => {
    expect(columns(ThingRow, 't')).toBe('t.id AS "id", t.pack_key AS "packKey", t.minutes AS "minutes"');
  });

  it('are some, or all but some', () => {
    expect(columns(ThingRow, 'things', { only: ['packKey', 'id'] })).toBe(
      'things.pack_key AS "packKey", things.id AS "id"',
    );
    expect(columns(ThingRow, 't', { but: ['id', 'minutes'] })).toBe('t.pack_key AS "packKey"');
  });

  it('are those that there are', () => {
    expect(() => columns(ThingRow, 't', { only: ['colour' as 'id'] })).toThrow(
      'ThingRow has no column "colour"',
    );
  });
});
