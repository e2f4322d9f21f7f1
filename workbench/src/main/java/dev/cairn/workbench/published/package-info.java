/** Published connectors by name: fetched from a package index, kept in a folder with a lock file. */
@NullMarked
package dev.cairn.workbench.published;

import org.jspecify.annotations.NullMarked;
