package dev.cairn.codegen.classes;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Reads the values that a class file uses: texts and numbers of its constant pool (JVMS 4.4). */
final class Constants {

    private static final int MAGIC = 0xCAFEBABE;

    private Constants() {}

    /** The constants as Java would write them, sorted. */
    static List<String> of(InputStream classFile) throws IOException {
        DataInputStream in = new DataInputStream(classFile);
        if (in.readInt() != MAGIC) {
            throw new IOException("not a class file");
        }
        in.skipBytes(4);
        int count = in.readUnsignedShort();
        String[] texts = new String[count];
        List<Integer> strings = new ArrayList<>();
        TreeSet<String> constants = new TreeSet<>();
        for (int index = 1; index < count; index++) {
            int tag = in.readUnsignedByte();
            switch (tag) {
                case 1 -> texts[index] = in.readUTF();
                case 3 -> constants.add("int " + in.readInt());
                case 4 -> constants.add("float " + in.readFloat());
                case 5 -> {
                    constants.add("long " + in.readLong());
                    index++;
                }
                case 6 -> {
                    constants.add("double " + in.readDouble());
                    index++;
                }
                case 8 -> strings.add(in.readUnsignedShort());
                case 7, 16, 19, 20 -> in.skipBytes(2);
                case 9, 10, 11, 12, 17, 18 -> in.skipBytes(4);
                case 15 -> in.skipBytes(3);
                default -> throw new IOException("unknown constant " + tag + " in a class file");
            }
        }
        for (int index : strings) {
            // What a text is put together of is one constant or several, as the compiler was told (-XDstringConcat).
            for (String piece : texts[index].split("[\u0001\u0002]", -1)) {
                if (!piece.isEmpty()) {
                    constants.add("\"" + piece + '"');
                }
            }
        }
        return List.copyOf(constants);
    }
}
