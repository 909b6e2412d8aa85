package conv4j.report;

import conv4j.plan.Trace;
import conv4j.tensor.Tensor;
import java.awt.image.BufferedImage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One picture of a whole pass: what went in, and the feature maps of every layer, each from its own least value (black)
 * to its largest (white). Maps are enlarged by repeating pixels or reduced to means. At most 1,668
 * pixels wide and 24 million in all: maps and layers that there is no room for are counted.
 *
 * @param trace of which the first picture of the batch is shown
 * @param picture shown as what went in; the input's channels if null
 * @param channelNames names of the maps of every layer that has just so many channels, in order
 */
public record ContactSheet(Trace trace, @Nullable BufferedImage picture, List<String> channelNames) {
    public ContactSheet {
        channelNames = List.copyOf(channelNames);
    }

    public static ContactSheet of(Trace trace) {
        return new ContactSheet(trace, null, List.of());
    }

    public ContactSheet withPicture(BufferedImage shown) {
        return new ContactSheet(trace, shown, channelNames);
    }

    /** Names for the maps of every layer that has just so many channels: {@code ArticleNetwork.channelNames()}. */
    public ContactSheet withChannelNames(List<String> names) {
        return new ContactSheet(trace, picture, names);
    }

    /** Draws the sheet; opaque, ready for PNG. */
    public BufferedImage toImage() {
        return new SheetPainter(this).draw().toImage();
    }

    /** Channel names of a tensor: those that were given, if there are as many. */
    String channelName(Tensor maps, int channel) {
        return channelNames.size() == maps.shape().extent(1) ? channelNames.get(channel) : "channel " + channel;
    }
}
