/** Test reads as typed events, which all doors are made of. */
@NullMarked
package dev.cairn.workbench.reading;

import org.jspecify.annotations.NullMarked;
