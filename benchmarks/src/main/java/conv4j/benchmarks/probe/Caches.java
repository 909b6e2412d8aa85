package conv4j.benchmarks.probe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * Sizes of the caches of one core, as Linux tells them; elsewhere those of a small one, so that what fits there fits
 * everywhere.
 */
final class Caches {
    private static final Path LINUX = Path.of("/sys/devices/system/cpu/cpu0/cache");
    private static final Map<Memory, Long> SMALL =
            Map.of(Memory.L1, 32L << 10, Memory.L2, 256L << 10, Memory.L3, 8L << 20);

    private final Map<Memory, Long> sizes = new EnumMap<>(SMALL);

    Caches() {
        for (int index = 0; index < 8; index++) {
            Path cache = LINUX.resolve("index" + index);
            try {
                if (Files.exists(cache) && !read(cache, "type").equals("Instruction")) {
                    sizes.put(
                            Memory.values()[Integer.parseInt(read(cache, "level")) - 1],
                            Long.parseLong(read(cache, "size").replace("K", "")) << 10);
                }
            } catch (IOException | NumberFormatException e) {
                // Some kernels and containers tell less: then the small size stands, which serves as well.
                sizes.putAll(SMALL);
            }
        }
    }

    private static String read(Path cache, String file) throws IOException {
        return Files.readString(cache.resolve(file)).strip();
    }

    /** Of a level that is a cache. */
    long bytes(Memory level) {
        return Objects.requireNonNull(sizes.get(level), level.name());
    }

    /** The nearest level that holds this much. */
    Memory holding(long bytes) {
        for (Memory level : Memory.values()) {
            if (level == Memory.DRAM || bytes <= bytes(level)) {
                return level;
            }
        }
        return Memory.DRAM;
    }
}
