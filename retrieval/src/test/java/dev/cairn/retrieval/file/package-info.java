@NullMarked
package dev.cairn.retrieval.file;

import org.jspecify.annotations.NullMarked;
