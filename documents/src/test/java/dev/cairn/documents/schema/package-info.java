@NullMarked
package dev.cairn.documents.schema;

import org.jspecify.annotations.NullMarked;
