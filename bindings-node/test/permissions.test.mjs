// What must be allowed, and the policies: what is the package's own, since the vectors judge what is answered.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Signer, guardPolicy, permissions, policy } from 's3presign';

const PLACE = { region: 'eu-west-1', bucket: 'photos' };
const signer = new Signer({ accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'secret', region: 'eu-west-1' });
const refused = (code, call) => assert.throws(call, (error) => error.code === code);

test('a presigned request is asked about', () => {
  const request = signer.presign('PutObject', { bucket: 'photos', key: '1.jpg', acl: 'private' });
  const told = permissions(request, { account: '111122223333' });
  assert.deepEqual(
    told.permissions.map(({ action, because }) => [action, because]),
    [
      ['s3:PutObject', 'PutObject'],
      ['s3:PutObjectAcl', 'ACL'],
    ],
  );
  assert.ok(Object.isFrozen(told) && Object.isFrozen(told.permissions[0]) && Object.isFrozen(told.conditions));
});

test('what is not known is told', () => {
  const kms = { serverSideEncryption: 'aws:kms', ssekmsKeyId: 'alias/a' };
  const told = permissions('PutObject', { ...PLACE, ...kms });
  assert.deepEqual(
    told.openPlaces.map(({ option }) => option),
    ['key', 'account', 'kms-key'],
  );
  assert.equal(told.permissions[1].onlyWhere, 'kms:ResourceAliases=alias/a');
  assert.ok('bucket-default-encryption' in permissions('PutObject', PLACE).conditions);
  assert.equal(permissions('GetObject', PLACE).optional[0].action, 's3:ListBucket');
  assert.ok('IfMatch' in permissions('PutObject', { ...PLACE, ifMatch: 'x' }).doubts);
});

test('policies are joined', () => {
  const [upload, download] = ['PutObject', 'GetObject'].map((name) => permissions(name, PLACE));
  const made = policy([upload, download]);
  assert.deepEqual(JSON.parse(made.text).Statement[0].Action, ['s3:GetObject', 's3:PutObject']);
  assert.ok(made.size < made.text.length);
  assert.deepEqual(policy([upload, download], { onlyNeeded: true }), made);
  const guard = guardPolicy({ bucket: 'photos', https: true, network: ['203.0.113.0/24'] });
  assert.equal(JSON.parse(guard.text).Statement.length, 2);
  assert.ok(guard.notes.length > 0);
});

test('what has no answer is refused', () => {
  refused('MissingOption', () => policy([]));
  refused('WrongType', () => policy('GetObject'));
  refused('WrongType', () => policy([], { onlyNeeded: {} }));
  refused('WrongType', () => permissions(1));
  refused('WrongType', () => permissions('GetObject', { account: new Map() }));
  refused('InvalidOption', () => permissions('GetObject', { ...PLACE, account: '1' }));
  refused('UnknownOption', () => guardPolicy({ bucket: 'photos', noAcls: true }));
  refused('MissingOption', () => guardPolicy({ bucket: 'photos' }));
});
