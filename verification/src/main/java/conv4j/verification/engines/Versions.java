package conv4j.verification.engines;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** What libraries say of themselves. */
final class Versions {
    private Versions() {}

    /** The version that Maven has written into an artefact. */
    static String of(String group, String artefact) {
        String path = "/META-INF/maven/" + group + "/" + artefact + "/pom.properties";
        try (@Nullable InputStream stream = Versions.class.getResourceAsStream(path)) {
            if (stream == null) {
                return "of unknown version";
            }
            Properties properties = new Properties();
            properties.load(stream);
            return properties.getProperty("version", "of unknown version");
        } catch (IOException e) {
            return "of unreadable version";
        }
    }

    /** What an exception says, without the stack that native libraries put into their messages. */
    static String firstLine(Throwable thrown) {
        String message = thrown.getMessage();
        return message == null
                ? thrown.getClass().getSimpleName()
                : message.lines().findFirst().orElse(thrown.getClass().getSimpleName());
    }
}
