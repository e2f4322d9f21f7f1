// Prints those triples of a schema, a pointer into it and a document, of those in the file that is named, of which ajv takes the document for valid.
const fs = require('fs');
const formats = require('ajv-formats').default;

function validator(schema, pointer) {
  const dialect = String(schema.$schema || '');
  const Ajv = dialect.includes('2020-12')
    ? require('ajv/dist/2020').default
    : dialect.includes('2019-09')
      ? require('ajv/dist/2019').default
      : dialect.includes('draft-04')
        ? require('ajv-draft-04').default
        : require('ajv').default;
  const ajv = new Ajv({ strict: false, logger: false, validateSchema: false, addUsedSchema: false });
  formats(ajv);
  if (!pointer) {
    return ajv.compile(dialect.includes('draft-06') ? { ...schema, $schema: undefined } : schema);
  }
  ajv.addSchema(dialect.includes('draft-06') ? { ...schema, $schema: undefined } : schema, 'whole:');
  return ajv.compile({ $ref: 'whole:#' + pointer });
}

const validators = new Map();
for (const job of JSON.parse(fs.readFileSync(process.argv[2], 'utf8'))) {
  const [schema, pointer, document] = job;
  const key = schema + '#' + pointer;
  if (!validators.has(key)) {
    try {
      validators.set(key, validator(JSON.parse(fs.readFileSync(schema, 'utf8')), pointer));
    } catch (problem) {
      validators.set(key, null);
      process.stderr.write(`ajv: ${key}: ${problem.message}\n`);
    }
  }
  const validate = validators.get(key);
  if (validate && validate(JSON.parse(fs.readFileSync(document, 'utf8')))) {
    process.stdout.write(job.join('\t') + '\n');
  }
}
