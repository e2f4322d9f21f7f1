package ${package};

import ${package}.models.Ticket;
import java.util.Map;

/** Where records and states go, in order: a state vouches for all records before it. */
interface Output {

    void record(Ticket ticket);

    /** @param state plain JSON values */
    void state(Map<String, ?> state);
}
