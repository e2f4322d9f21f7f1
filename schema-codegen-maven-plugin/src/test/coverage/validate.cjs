// Prints the pairs of schema and document, of those in the file that is named, that ajv takes for valid.
const fs = require('fs');
const formats = require('ajv-formats').default;

function validator(schema) {
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
  return ajv.compile(dialect.includes('draft-06') ? { ...schema, $schema: undefined } : schema);
}

const validators = new Map();
for (const [schema, document] of JSON.parse(fs.readFileSync(process.argv[2], 'utf8'))) {
  if (!validators.has(schema)) {
    try {
      validators.set(schema, validator(JSON.parse(fs.readFileSync(schema, 'utf8'))));
    } catch (problem) {
      validators.set(schema, null);
      process.stderr.write(`ajv: ${schema}: ${problem.message}\n`);
    }
  }
  const validate = validators.get(schema);
  if (validate && validate(JSON.parse(fs.readFileSync(document, 'utf8')))) {
    process.stdout.write(`${schema}\t${document}\n`);
  }
}
