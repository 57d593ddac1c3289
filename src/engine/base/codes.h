// Numbers that the core and its callers share. Plain C: the API hands them out as they are.
#ifndef LOGICNET_BASE_CODES_H
#define LOGICNET_BASE_CODES_H

// What went wrong in a call.
enum {
  LOGICNET_FINE = 0,
  LOGICNET_SYNTAX = 1,     // the text cannot be read
  LOGICNET_NAME = 2,       // an unknown or duplicated name
  LOGICNET_MEMORY = 3,     // the memory budget, or the machine's memory, is not enough
  LOGICNET_INTERRUPT = 4,  // the time budget or the caller's stop flag ended the work
  LOGICNET_ARGUMENT = 5,   // a call that the library itself got wrong
  LOGICNET_WRONG = 6       // an answer that failed a check of its own: nothing is given out
};

#endif
