import { createContext, useContext } from 'react';

/** Whether the fields below are there to be read alone, as in a review; the inspector says so. */
export const ReadingContext = createContext(false);

/** Whether a field is to be read alone: its text can be marked and copied, and nothing can be entered. */
export const useReading = (): boolean => useContext(ReadingContext);
