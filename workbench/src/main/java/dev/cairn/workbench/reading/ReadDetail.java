package dev.cairn.workbench.reading;

/**
 * The detail in which a test read is told.
 *
 * @param records the records of a page whose steps are told, at most
 * @param templates the evaluated templates of a page that are told, at most
 */
public record ReadDetail(int records, int templates) {

    /** Pages without the steps of their records. Filters and extractors are counted all the same. */
    public static final ReadDetail PAGES = new ReadDetail(0, 0);

    /** The steps of all records. */
    public static final ReadDetail STEPS = new ReadDetail(Integer.MAX_VALUE, 0);

    /** Everything, as far as people look at it. */
    public static final ReadDetail PEOPLE = new ReadDetail(200, 200);
}
