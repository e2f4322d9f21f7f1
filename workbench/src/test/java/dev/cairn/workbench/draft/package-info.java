@NullMarked
package dev.cairn.workbench.draft;

import org.jspecify.annotations.NullMarked;
