/** Jobs on a cluster in this process or beside it, against an API in this process. */
@NullMarked
package dev.cairn.flink;

import org.jspecify.annotations.NullMarked;
