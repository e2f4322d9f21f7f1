"""Templates that somebody chose, by subject: what connectors write, and what chance (template_vectors.py) seldom hits.

They see the usual context of template_vectors.py. A template may be a pair of its text and more keys of its vector.
"""

# As connectors write them.
PAGES = [
    "{{ response.get('links', {}).get('after') }}",
    "{{ response.get('meta', {}).get('total', {}) }}",
    "{{ response['next'] is none }}",
    "{{ response.meta.page < response.meta.total }}",
    "{{ response.meta.page * last_page_size >= 120 }}",
    "{{ not response.has_more }}",
    "{{ response.data | length == 0 }}",
    "{{ (response.data | first)['id'] }}",
    "{{ response.data[0].id if response.data else none }}",
    "{{ 'page=' in headers.link }}",
    "{{ headers['link'].split(';')[0].strip('<>') }}",
    "{{ headers.get('X-Page', 9) | int }}",
    "{{ headers['x-page'] | int + 1 }}",
    "{{ last_page_size < 100 and last_record.id > 50 }}",
    "{{ next_page_token.offset + last_page_size }}",
    "{{ response.items() | list | length }}",
    "{{ response.nothing.at.all }}",
    "{{ response['data'][5]['id'] }}",
]
RECORDS = [
    "{{ record.name.split(' ')[1] }}",
    "{{ record['addr']['zip'] }}",
    "{{ record['addr']['zip'] | string }}",
    "{{ record['key with space'] + 1 }}",
    "{{ record.amount * 100 }}",
    "{{ (record.amount * 100) | int }}",
    "{{ record.tags | unique | sort | join(',') }}",
    "{{ record.tags | length }}",
    "{{ record.nul or 'none given' }}",
    "{{ record.get('missing', record.id) }}",
    "{{ record.updated_at[:10] }}",
    "{{ record['updated_at'].replace('Z', '+00:00') }}",
    "{{ record.updated_at > stream_interval.end_time }}",
    "{{ record.flag and not record.nul }}",
    "{{ 'b' in record.tags and 'c' not in record.tags }}",
    "{{ record.addr.values() | list }}",
    "{{ record | tojson | length }}",
    "{{ dict(record.addr, country='de') }}",
    "{{ record.addr.city | lower | urlencode }}",
    "{{ record.name | hash('sha256') }}",
    "{{ stream_slice.id ~ '-' ~ record.id }}",
    "{{ stream_partition['id'] == stream_slice['id'] }}",
]
CONFIGURATION = [
    "{{ config.url.split('?')[0].rstrip('/') }}",
    "{{ config['name'] | replace(' ', '-') | lower }}",
    "Basic {{ (config.s ~ ':' ~ config.num) | base64encode }}",
    "Bearer {{ config['nothing'] }}",
    "{{ config.get('n') or config.get('e') or 'last' }}",
    "{{ config.nested.x.y.z[1].w }}",
    "{{ config.nested.x.q.z }}",
    "{{ config['zeros'] }}",
    "{{ config['num'] }}",
    "{{ config['num'] ~ '' }}",
    "{{ config['fnum'] | float / 2 }}",
    "{{ config['items'] }}",
    "{{ config.keys() | list | length }}",
    "{{ config.ls | join('|') }}",
    "{{ ', '.join(config.ls) }}",
    "{{ config.list_text }}",
    "{{ config.json }}",
    "{{ config.t ~ config.fa }}",
    "/v1/{{ parameters.name }}/{{ parameters['n'] }}",
    "{{ parameters.path.strip('/') }}",
    "{{ sanitize_url(config.q ~ '&' ~ config.s) }}",
    "{{ {'since': stream_interval.start_time, 'limit': config.i, 'only': config.l} }}",
    "{{ config.epoch // 60 * 60 }}",
]
# What a text turns into when nothing but it is left; with text beside it, it stays one.
TEXTS = [
    "0", "-0", "+7", "--7", "1_0", "1__0", "0o17", "0x_1f", "0b102", "00", "01", "1.", ".5", "1e5", "1E-2", "1e400", "-1e400",
    "12345678901234567890", "1j", "1+2j", "1 + 1", "1,2", "1, ", ",", "()", "(1)", "(1,)", "[1, 2,]", "[,]", "[1 2]", "[1][0]",
    "{}", "{'a': 1}", "{'a': 1, 'a': 2}", "{1, 1}", "{1: {2: 3}}", "{'a'}", "{[1]: 2}", "{**{}}", "set()", "True", "true", "TRUE",
    "None", "none", "null", "nan", "inf", "...", "'x'", '"x"', "'x' 'y'", "'x''y'", "u'x'", "b'x'", "b'é'", "rb'\\d'", "f'x'",
    "'\\u00e9'", "'\\x'", "'\\N{DIGIT ONE}'", "'''x\ny'''", "'x\ny'", "'x", "# x", "1 # x", " 1", "1 ", "\t1", "\n1", "(\n1\n)", "1\n",
    "2024-02-29", "2024-2-9", "12:30", "1.2.3", "1/2", "1%", "not 1", "1 if 2 else 3", "lambda: 1", "[x for x in []]", "a", "a.b",
    "-None", "-True", "- 1", "~1", "٣", "１２", "é", "\\", "'\\\\'", "a\\\nb", "[None, True, 1.50, 'x', (1,)]", "[1, [2, [3, [4]]]]",
]
# Names that mean something in Jinja2, Python or other template languages, where they are only names, and where they are not.
NAMES = [
    "{{ {'if': 1}.if }}", "{{ {'in': 1}['in'] }}", "{{ {'not': 1}.get('not') }}", "{{ {'and': 1}.and }}", "{{ {'for': 1}.for }}",
    "{{ {'true': 1}.true }}", "{{ {'none': 1}.none }}", "{{ {'size': 1}.size }}", "{{ {'class': 1}.class }}",
    "{{ {'get': 1}['get'] }}", "{{ {'keys': 1}['keys'] }}", "{{ {'__class__': 1}.__class__ }}", "{{ {'a-b': 1}.a-b }}", "{{ {'1': 1}.1 }}",
    "{{ null }}", "{{ nil }}", "{{ undefined }}", "{{ self }}", "{{ loop }}", "{{ config.i eq 7 }}", "{{ config.i && 1 }}",
    "{{ config.i || 1 }}", "{{ !config.i }}", "{{ config.i ? 1 : 2 }}", "{{ config.i ?? 1 }}", "{{ config?.i }}", "{{ config.i++ }}",
    "{{ config.i === 7 }}", "{{ config.i <> 7 }}", "{{ config.i is not eq 7 }}", "{{ config.i instanceof int }}", "{{ empty config.e }}",
    "{{ lambda x: x }}", "{{ [x for x in config.l] }}", "{{ config.l[*] }}", "{{ config.l.0 }}", "{{ config.l.5 }}", "{{ config->i }}",
    "{{ $config.i }}", "{{ @config }}", "{{ `config` }}", "{{ config.i; 1 }}", "{{ 'a' 'b' }}", "{{ f'a' }}", "{{ 1_000 + 0x1f + 0b11 + 0o7 }}",
    "${config.i}", "{config.i}", "{{{ config.i }}}", "{{ config.i }", "{ { config.i } }", "{{ }}", "{{}}", "{% %}", "{% nosuch %}",
    "{{ config.i }} }}", "{{ '}}' }}", "{{ '{{' }}", "{{ \"{% if %}\" }}", "{% raw %}{{ config.i }}{% endraw %}", "{# {{ config.i }} #}",
]
OPERATORS = [
    "{{ 7 // 2 }}", "{{ -7 // 2 }}", "{{ -7 % 3 }}", "{{ 7 % -3 }}", "{{ -7.5 % 2 }}", "{{ 7 / 2 }}", "{{ 6 / 2 }}", "{{ 2 ** 10 }}", "{{ 2 ** -1 }}",
    "{{ -3 ** 2 }}", "{{ 2 ** 3 ** 2 }}", "{{ 0.1 + 0.2 }}", "{{ 1e16 + 1 }}", "{{ 1 / 0 }}", "{{ 1 % 0 }}", "{{ 'a' * 3 }}", "{{ [1] * 2 }}",
    "{{ 'a' + 1 }}", "{{ 'a' ~ 1 ~ none ~ true }}", "{{ [1] + [2] }}", "{{ (1,) + (2,) }}", "{{ '%s of %d' % ('x', 3) }}", "{{ '%05.1f' % 2.25 }}",
    "{{ '%(a)s' % {'a': 1} }}", "{{ '%d' % 'x' }}", "{{ 1 < 2 < 3 }}", "{{ 3 > 2 == 2 }}", "{{ 1 == 1.0 }}", "{{ 1 == true }}", "{{ '1' == 1 }}",
    "{{ 'a' < 'B' }}", "{{ 1 < 'a' }}", "{{ none < 1 }}", "{{ [1, 2] < [1, 3] }}", "{{ not 1 == 2 }}", "{{ 0 or [] or '' }}", "{{ 1 and 'x' }}",
    "{{ 'x' if none }}", "{{ 1 if 0 else 2 if 0 else 3 }}", "{{ 'a' in 'cab' }}", "{{ 'a' in {'a': 1} }}", "{{ 1 in 'a' }}", "{{ not 1 in [1] }}",
    "{{ config.missing + 1 }}", "{{ config.missing ~ 1 }}", "{{ config.missing == none }}", "{{ config.missing is none }}", "{{ [config.missing] }}",
    "{{ -config.i | abs }}", "{{ (-config.i) | abs }}", "{{ 'a' | upper ~ 'b' | upper }}", "{{ 3 + 4 | string }}", "{{ config.l[1:] + config.l[:1] }}",
    "{{ config.l[::-1] }}", "{{ config.l[-1] }}", "{{ config.s[1:4] }}", "{{ config.s[99] }}", "{{ config.i[0] }}", "{{ config.big + 1 }}", "{{ config.big / 2 }}",
]
FILTERS = [
    "{{ '3.9' | int }}", "{{ '3,9' | int }}", "{{ ' 12 ' | int }}", "{{ 'ff' | int(0, 16) }}", "{{ '1e3' | int }}", "{{ '1e3' | float }}", "{{ 'x' | float(2) }}",
    "{{ none | int }}", "{{ 2.5 | round }}", "{{ 3.5 | round | int }}", "{{ 2.345 | round(2) }}", "{{ 2.1 | round(0, 'ceil') }}", "{{ 1234 | round(-2) }}",
    "{{ config.missing | default('d') }}", "{{ config.n | default('d') }}", "{{ config.e | default('d', true) }}", "{{ config.missing.deeper | default('d') }}",
    "{{ config.ld | map(attribute='k') | sum }}", "{{ config.ld | selectattr('k', 'gt', 1) | map(attribute='n') | join }}", "{{ config.ld | groupby('k') | length }}",
    "{{ config.ld | rejectattr('k', 'equalto', 1) | list }}", "{{ config.ls | sort }}", "{{ config.ls | sort(case_sensitive=true) }}", "{{ config.mixed | sort }}",
    "{{ config.l | max - config.l | min }}", "{{ config.l | batch(2) | list }}", "{{ config.d | dictsort }}", "{{ config.d | items | list }}", "{{ config.l | tojson }}",
    "{{ config.qq | tojson }}", "{{ config.qq | e }}", "{{ [config.qq | e] }}", "{{ config.emoji | tojson | length }}", "{{ config.ctrl | tojson }}", "{{ config.ctrl }}",
    "{{ config.s | title }}", "{{ config.s | capitalize }}", "{{ config.s | truncate(7) }}", "{{ config.s | wordcount }}", "{{ config.sp | trim }}", "{{ config.s | reverse }}",
    "{{ config.s | base64encode | base64decode }}", "{{ 'not base64' | base64decode }}", "{{ config.s | hash('md5') }}", "{{ config.s | hash('none') }}",
    "{{ config.s | hmac('key') }}", "{{ config.s | hmac('key', 'sha512') }}", "{{ config.url | regex_search('page=(\\\\d+)') }}", "{{ config.url | regex_search('x(y)') }}",
    "{{ config.url | regex_search('[') }}", "{{ config.url | regex_replace('\\\\d', '#') }}", "{{ config.i | nosuch }}", "{{ config.i is nosuch }}",
    "{{ config.i is divisibleby 7 }}", "{{ config.i is odd and config.i is not even }}", "{{ config.missing is defined }}", "{{ config.n is defined }}",
    "{{ config.d is mapping and config.l is sequence and config.s is string }}", "{{ config.t is number }}", "{{ config.i is in config.l }}",
]
TIMES = [
    "{{ now_utc() }}", "{{ today_utc() }}", "{{ today_utc().strftime('%d.%m.%Y') }}", "{{ now_utc().isoformat() }}", "{{ now_utc().timestamp() | int }}",
    "{{ (now_utc() - duration('P30D')).strftime('%Y-%m-%dT%H:%M:%SZ') }}", "{{ (now_utc() - duration('P1Y')).date() }}", "{{ now_utc() + duration('P1M') }}",
    "{{ (now_utc().replace(day=1) - duration('P1D')).day }}", "{{ today_utc() - duration('PT36H') }}", "{{ duration('P1W') }}", "{{ duration('P1Y2M') }}",
    "{{ duration('-PT30M') }}", "{{ duration('P1D') * 2 }}", "{{ duration('1 day') }}", "{{ day_delta(-1) }}", "{{ day_delta(-1, format='%Y-%m-%d') }}", "{{ day_delta('1') }}",
    "{{ format_datetime(config.start_date, '%d/%m/%y') }}", "{{ format_datetime('03.02.2024', '%Y-%m-%d', '%d.%m.%Y') }}", "{{ format_datetime(config.epoch, '%Y-%m-%dT%H:%M:%S%z') }}",
    "{{ format_datetime(config.ms_date, '%s') }}", "{{ format_datetime(config.ms_date, '%ms') }}", "{{ format_datetime(config.ms_date, '%s_as_float') }}",
    "{{ format_datetime(config.ms_date, '%epoch_microseconds') }}", "{{ format_datetime(config.ms_date, '%Y-%m-%dT%H:%M:%S.%_msZ') }}", "{{ format_datetime('soon', '%Y') }}",
    "{{ timestamp(config.start_date) }}", "{{ timestamp('soon') }}", "{{ timestamp(config.epoch) }}", "{{ str_to_datetime('20240229') }}", "{{ str_to_datetime('2024-02-30') }}",
    "{{ str_to_datetime('2024-02-29 13:04 +0530') }}", "{{ str_to_datetime(config.date) < now_utc() }}", "{{ str_to_datetime(config.date) - str_to_datetime('2021-03-01') }}",
    "{{ (now_utc() - str_to_datetime(config.start_date)).days }}", "{{ max(config.start_date, day_delta(-730)) }}", "{{ today_with_timezone('Asia/Tokyo') }}",
    "{{ today_with_timezone('Nowhere') }}", "{{ [today_utc(), duration('PT1H')] }}", "{{ now_utc().strftime('%j %U %W %u %w %a %b %p %I') }}", "{{ now_utc() > config.start_date }}",
    "{{ 'on ' ~ today_utc() }}", "{{ now_utc().hour }}:{{ now_utc().minute }}", "{{ camel_case_to_snake_case('aBCdEF') }}", "{{ max(1, 2.5) }}", "{{ min([3, 1]) }}", "{{ max('a', 1) }}",
]
STATEMENTS = [
    "{% if config.t %}a{% elif config.fa %}b{% else %}c{% endif %}", "{% if config.fa %}a{% endif %}", "{% if config.t %}\n a\n{% endif %}\n",
    "{%- if config.t -%}  7  {%- endif -%}", "a {%- if config.t %} b {% endif -%} c", "{% for x in config.l %}{{ x }}{{ ',' if not loop.last }}{% endfor %}",
    "{% for x in config.le %}{{ x }}{% else %}none{% endfor %}", "{% for k, v in config.d.items() %}{{ k }}={{ v }};{% endfor %}",
    "{% for x in config.l if x > 1 %}{{ loop.index0 }}{{ x }}{% endfor %}", "{% set x = config.i %}{{ x + 1 }}", "{% set x %}a{{ config.i }}{% endset %}{{ x }}",
    "{% set x = 1 %}{% for y in config.l %}{% set x = y %}{% endfor %}{{ x }}", "{% set ns = namespace(sum=0) %}{% for x in config.l %}{% set ns.sum = ns.sum + x %}{% endfor %}{{ ns.sum }}",
    "{% macro twice(x, y=2) %}{{ x * y }}{% endmacro %}{{ twice(4) }}{{ twice(1, y=3) }}", "{% with x = 3 %}{{ x }}{% endwith %}", "{% filter upper %}a{{ config.s }}{% endfilter %}",
    "{% include 'x' %}", "{% import 'x' as y %}", "{% extends 'x' %}", "{% do config.l.append(1) %}", "{% for x in [1, 2] %}{% break %}{% endfor %}", "{% if config.t %}", "{% endif %}",
    "{% for x in 7 %}{% endfor %}", "[{% for x in config.l %}{{ x }},{% endfor %}]", "{'a': {{ config.i }}, 'b': '{{ config.s }}'}", "{{ config.i }}{{ config.i }}", "{{ config.i }} ", " {{ config.t }}",
    "{{ config.n }}", "{{ none }}", "{{ '' }}", "{{ ' ' }}", "", " ", "{{ config.missing }}", "x{{ config.missing }}", "{{ config.de }}", "{{ config.le }}",
]
KINDS = [
    *[("{{ %s }}" % value, {"valid_types": types}) for value in ["7", "1.5", "true", "'7'", "['a']", "{'a': 1}", "none"]
      for types in [["str"], ["int"], ["str", "int"], ["list"], ["dict"], ["bool"], ["float"]]],
    *[("{{ config.missing }}", {"default": default}) for default in ["d", "7", "{{ config.i }}", ""]],
    ("{{ nosuch() }}", {"default": "d"}),
    ("{{ 1 / 0 }}", {"default": "d"}),
    *[("{{ %s }}" % value, {"via": "boolean"}) for value in ["none", "0", "'0'", "''", "'false'", "[]", "config.missing", "config.n", "record.tags", "{}", "1 > 2", "0.0"]],
    *[(text, {"via": "boolean"}) for text in ["true", "False", "", "no", "0", " {{ false }}", "{{ true }} "]],
    *[(text, {"via": "string"}) for text in ["{{ config.i }}", "7", "{{ config.missing }}", "a{{ config.n }}"]],
    ({"{{ config.s }}": "{{ config.i }}", "same": "x", "n": 5}, {"via": "mapping"}),
    ({"a": "{{ none }}", "b": "{{ config.missing }}", "c": "{{ '' }}", "d": "{{ config.l }}"}, {"via": "mapping"}),
    ({"a": {"{{ config.i }}": ["{{ config.t }}", "{{ config.n }}", 1, None]}, "b": "{{ config.d }}"}, {"via": "nested_mapping"}),
]
# Signs before brackets, and digits of other scripts.
NUMBERS = [
    (text, {})
    for text in [
        "-(1)", "+(2.5)", "(-(1))", "-(-1)", "-(-(1))", "[-(-1)]", "[+(+1)]", "-((1))", "- ( 1 )", "-(\n1)", "-\n(1)", "[-\n(\n1)]", "-(1,)",
        "-(True)", "-('1')", "-()", "-(1", "-1)", "-(1) # c", "2-(1)", "2-(1j)", "[2-(1j)]", "[2-(-1j)]", "[(2)-((1j))]", "[-(1+2j)]",
        "[-(1)+(2j)]", "[(1)+2j]", "[1+(0+2j)]", "-(0x1F)", "-(1_0)", "-(01)", "{-(1): +(2)}", "-(1).5", "-(1)(2)", "2024-(2)-29", "-(٣)",
    ]
] + [
    f"{{{{ '{text}' | {name} }}}}" for text in ["٣", "１２", "1٣", "٣.٥", "²", "٣_٤", " ٣ ", "-٣", "߁", "𝟙𝟚", "٣e٢"] for name in ["int", "float"]
]
SUBJECTS = {
    "pages": PAGES,
    "records": RECORDS,
    "configuration": CONFIGURATION,
    "texts": [("{{ config.v }}", {"context": {"config": {"v": text}}}) for text in TEXTS] + [text + "{{ '' }}" for text in TEXTS[:20]],
    "names": NAMES,
    "operators": OPERATORS,
    "filters": FILTERS,
    "times": TIMES,
    "statements": STATEMENTS,
    "kinds": KINDS,
    "numbers": NUMBERS,
}
