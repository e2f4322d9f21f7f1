@NullMarked
package dev.cairn.retrieval.properties;

import org.jspecify.annotations.NullMarked;
