package social.kith.storage.internal;

/**
 * What one database file is like.
 *
 * @param name the file's name in the home folder
 * @param pageSizeBytes page size, a power of two; fixed when the file is made
 * @param migrations folder of the class path that holds {@code V1__….sql} and so on
 * @param version the newest schema, to which the last of the migrations sets {@code user_version}
 * @param secureDelete whether what is deleted is also overwritten
 * @param checkAtOpen whether the whole structure is checked before use, if the file is small or the
 *     last process did not close it; otherwise only {@link Database#intact} checks it
 * @param maxWaiting how many works may wait for the writer
 * @param maxGroup how many works share one commit
 */
public record DatabaseSpec(
    String name,
    int pageSizeBytes,
    String migrations,
    int version,
    boolean secureDelete,
    boolean checkAtOpen,
    int maxWaiting,
    int maxGroup) {}
