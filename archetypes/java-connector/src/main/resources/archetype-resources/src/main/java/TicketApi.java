package ${package};

import ${package}.models.TicketPage;
import java.io.IOException;

/** Tickets, a page at a time, the oldest change first. */
@FunctionalInterface
interface TicketApi {

    /**
     * One page.
     *
     * @param since changes at that time and later ones
     * @param number from 1 on
     */
    TicketPage page(String since, long number) throws IOException, InterruptedException;
}
