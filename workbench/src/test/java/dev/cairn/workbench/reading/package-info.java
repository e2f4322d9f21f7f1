@NullMarked
package dev.cairn.workbench.reading;

import org.jspecify.annotations.NullMarked;
