/** Options that several commands have: the manifest, the configuration, code in Python, recorded traffic. */
@NullMarked
package dev.cairn.cli.options;

import org.jspecify.annotations.NullMarked;
