@NullMarked
package dev.cairn.documents;

import org.jspecify.annotations.NullMarked;
