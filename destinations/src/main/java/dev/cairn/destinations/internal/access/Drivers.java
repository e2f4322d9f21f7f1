package dev.cairn.destinations.internal.access;

import dev.cairn.destinations.DestinationException;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Properties;

/** Connects through a driver that may be missing, and may come from a class loader of its own. */
public final class Drivers {

    private Drivers() {}

    /**
     * Connects.
     *
     * @param driver the class of the driver
     * @param artifact where it comes from: a Maven coordinate
     * @throws DestinationException if the driver is not there
     */
    public static Connection connect(String driver, String artifact, String url, Properties properties)
            throws SQLException, DestinationException {
        try {
            Driver found = Class.forName(driver, true, Drivers.class.getClassLoader())
                    .asSubclass(Driver.class)
                    .getDeclaredConstructor()
                    .newInstance();
            Connection connection = found.connect(url, properties);
            if (connection == null) {
                throw new SQLException("the driver does not know " + url.replaceAll(":.*", ":…"));
            }
            return connection;
        } catch (ClassNotFoundException e) {
            throw new DestinationException(
                    "The driver " + artifact
                            + " is not there. Put its jar on the class path; for the command line into the "
                            + "folder drivers beside cairn.jar, or into one that --drivers or CAIRN_DRIVERS names.",
                    e);
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new DestinationException("The driver " + artifact + " cannot be used: " + e, e);
        }
    }
}
