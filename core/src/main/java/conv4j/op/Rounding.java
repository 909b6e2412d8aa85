package conv4j.op;

/** Whether a window may hang over the end of the padded input. */
public enum Rounding {
    /** A window lands only where all of it lies on the padded input. */
    FLOOR,
    /**
     * A last window may hang over the end by less than a stride, unless it would start in the padding after the input
     * (PyTorch's and ONNX's {@code ceil_mode}: "windows that would start in the right padded region are ignored").
     */
    CEIL,
    /**
     * A last window may hang over the end by less than a stride, wherever it starts: with a stride beyond the window it
     * may lie past the input and its padding, on nothing (MXNet's {@code full}; Caffe's pools without padding).
     */
    FULL
}
